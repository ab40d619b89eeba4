"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { WhatsAppPreview } from "@/app/_components/whatsapp-template/whatsapp-preview";
import { fetchJson } from "@/components/forms/fetch-json";
import { Handset } from "@/components/handset/handset";
import { Button } from "@/components/ui/button";
import type { Page, RecipientPreviewView } from "@/lib/campaigns/campaign.view";
import { isMalaysian } from "@/lib/core/is-malaysian";
import { type MergeValues, renderTemplate } from "@/lib/core/merge-text";
import { readablePhone } from "@/lib/core/readable-phone";
import { analyzeText } from "@/lib/core/sms-text";
import { malaysiaTemplate } from "@/lib/malaysia/malaysia-template.rules";
import { cleanHex, readBinary } from "@/lib/messages/binary-octets.rules";
import { BitmapCanvas } from "../binary/bitmap-preview";
import { bitmapOf } from "../binary/builder-draft";
import { campaignKeys, campaignUrl } from "../campaign-keys";
import { SmartObject } from "../smart-object";
import { BARCODE_EXAMPLE, BarcodeExample } from "./barcode-example";
import { BARCODE_TOKEN, drawsBarcode } from "./barcode-token";
import type { ComposerSetting } from "./composer-setting";
import type { Draft } from "./draft";

interface PreviewPanelProps {
  workspaceSlug: string;
  campaignId: string | null;
  draft: Draft;
  malaysia: ComposerSetting["malaysia"];
  templates: ComposerSetting["templates"];
  /** Changes whenever the stored audience does; the recipients are read again then. */
  audienceKey: string | null;
  recipients: number;
}

const SAMPLE: MergeValues = { firstName: "Aisyah", lastName: "Rahman", phone: "60123456789", fields: {} };

/** The message on a phone, as this or that real recipient gets it, while it is being typed. */
export function PreviewPanel({
  workspaceSlug,
  campaignId,
  draft,
  malaysia,
  templates,
  audienceKey,
  recipients,
}: PreviewPanelProps) {
  const t = useTranslations("campaigns.compose.preview");
  const [at, setAt] = useState(0);
  const query = useInfiniteQuery({
    queryKey: campaignKeys.preview(workspaceSlug, campaignId ?? "", audienceKey ?? ""),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<RecipientPreviewView>>(
        campaignUrl(
          workspaceSlug,
          `/${campaignId}/preview?limit=10${pageParam ? `&cursor=${pageParam}` : ""}`,
        ),
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: campaignId !== null && audienceKey !== null,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const people = audienceKey === null ? [] : (query.data?.pages.flatMap((page) => page.data) ?? []);
  const index = Math.min(at, Math.max(0, people.length - 1));
  const person = people[index] ?? null;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (index >= people.length - 3 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [index, people.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const malaysian = isMalaysian(person?.phone ?? "");
  const text = textFor(draft, person?.values ?? SAMPLE, malaysian ? malaysia : null);
  const parts = draft.kind === "text" && text ? analyzeText(text).parts : 0;
  const octets = draft.kind === "binary" ? readBinary(draft.hex, draft.header, draft.concatenate).length : 0;
  const total = Math.max(recipients, people.length);
  return (
    <section className="flex flex-col gap-3">
      <h3 className="sr-only">{t("title")}</h3>
      {draft.kind === "template" ? (
        <WhatsAppPreview content={draft.whatsapp} templates={templates} values={person?.values ?? SAMPLE} />
      ) : (
        <Handset
          label={t("label")}
          from={malaysian || draft.sender === "" ? "63001" : draft.sender}
          text={draft.kind === "binary" ? (octets > 0 ? t("binary", { count: octets }) : null) : text}
          placeholder={t("placeholder")}
          media={<Media draft={draft} />}
          flash={draft.kind === "text" && draft.flash}
          flashLabel={t("flash")}
          caption={
            <>
              {parts > 0 ? t("parts", { count: parts }) : null}
              {malaysian && draft.sender !== "" ? <span className="block">{t("senderReplaced")}</span> : null}
            </>
          }
        />
      )}
      {person ? (
        <div className="mx-auto flex w-full max-w-72 items-center gap-2">
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("previous")}
            disabled={index === 0}
            onClick={() => setAt(index - 1)}
          >
            <ChevronLeft aria-hidden="true" className="size-4" />
          </Button>
          <p aria-live="polite" className="min-w-0 flex-1 text-center text-sm">
            <bdi className="block truncate font-medium">{person.name || readablePhone(person.phone)}</bdi>
            <span className="block text-xs text-muted tabular-nums">
              {person.name ? <bdi>{readablePhone(person.phone)} · </bdi> : null}
              {t("of", { at: index + 1, total })}
            </span>
          </p>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("next")}
            disabled={index >= people.length - 1}
            onClick={() => setAt(index + 1)}
          >
            <ChevronRight aria-hidden="true" className="size-4" />
          </Button>
        </div>
      ) : (
        <p className="text-center text-xs text-muted">
          {query.isError
            ? t("failed")
            : audienceKey === null && draft.text.includes("{{")
              ? t("sample")
              : null}
        </p>
      )}
    </section>
  );
}

/** What is seen of a message besides its words. */
function Media({ draft }: { draft: Draft }) {
  const t = useTranslations("campaigns.compose.preview");
  if (draft.kind === "barcode")
    return drawsBarcode(draft.barcodeFormat, draft.barcodeText) ? <BarcodeExample /> : null;
  const { kind } = draft.builder;
  if (draft.kind !== "binary") return null;
  // A picture can be seen before all that it is sent with is written.
  if (kind !== "logo" && kind !== "picture")
    return draft.header ? <SmartObject hex={cleanHex(draft.hex)} /> : null;
  const bitmap = bitmapOf(draft.builder[kind]);
  return bitmap ? <BitmapCanvas bitmap={bitmap} label={t("picture")} className="w-full" /> : null;
}

/**
 * @param malaysia for a recipient in +60: price and brand stand in front where the workspace says
 * so.
 */
function textFor(
  draft: Draft,
  values: MergeValues,
  malaysia: ComposerSetting["malaysia"] | null,
): string | null {
  const written = draft.kind === "barcode" ? draft.barcodeText : draft.text;
  const template = (malaysia && malaysiaTemplate(written, malaysia)) ?? written;
  if (draft.kind === "barcode")
    return renderTemplate(template, values).text.replaceAll(BARCODE_TOKEN, BARCODE_EXAMPLE) || null;
  return draft.kind === "text" ? renderTemplate(template, values).text || null : null;
}
