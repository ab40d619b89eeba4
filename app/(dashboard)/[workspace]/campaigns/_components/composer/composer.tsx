"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/components/forms/fetch-json";
import { AccountPaused } from "@/components/shell/account-paused";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { EstimateView } from "@/lib/campaigns/campaign.view";
import { hasMergeFields } from "@/lib/core/merge-text";
import { cleanHex } from "@/lib/messages/binary-octets.rules";
import { concatenationParts } from "@/lib/messages/concatenation.rules";
import { campaignKeys, campaignUrl } from "../campaign-keys";
import { AudiencePart } from "./audience-part";
import type { ComposerSetting } from "./composer-setting";
import { CostPanel } from "./cost-panel";
import type { WhyTracked } from "./delivery-choice";
import type { Draft } from "./draft";
import { ImportNotice } from "./import-notice";
import { MessagePart } from "./message-part";
import { OptionsPart } from "./options-part";
import { PreviewPanel } from "./preview-panel";
import { retryOf } from "./retry-draft";
import { SaveIndicator } from "./save-indicator";
import { SaveNotice } from "./save-notice";
import { TestDialog } from "./test-dialog";
import { TestResults } from "./test-results";
import { type DraftOptions, useDraft } from "./use-draft";
import { usePasted } from "./use-pasted";

/** The audience is counted again so often while an import into it runs. */
const IMPORTING_MS = 5_000;

export interface ComposerProps extends Omit<DraftOptions, "onTouch"> {
  setting: ComposerSetting;
  mayTest: boolean;
}

/** One page of three parts, with what each person gets and what it costs always beside it. */
export function Composer({ setting, mayTest, ...options }: ComposerProps & Pick<DraftOptions, "onTouch">) {
  const { workspaceSlug, country } = options;
  const t = useTranslations("campaigns.compose");
  const router = useRouter();
  const {
    draft,
    change,
    campaignId,
    autosave,
    restored,
    discardRestored,
    takeTheirs,
    keepMine,
    savedAudience,
  } = useDraft(options);
  const [leaving, setLeaving] = useState(false);
  const [tests, setTests] = useState<string[]>([]);
  const pasted = useDeferredValue(draft.pasted);
  const reading = usePasted(pasted, country);
  const aimed = draft.lists.length > 0 || draft.segments.length > 0 || reading.valid > 0;
  const { stored, savedDraft, state } = autosave;
  // The server counts what is saved: before the audience is, its answer would be nobody.
  const countable =
    aimed &&
    savedDraft !== null &&
    (savedDraft.lists.length > 0 || savedDraft.segments.length > 0 || savedDraft.pasted.trim() !== "");

  const estimate = useQuery({
    queryKey: campaignKeys.estimate(workspaceSlug, stored?.id ?? "", stored?.version ?? 0),
    queryFn: ({ signal }) =>
      fetchJson<EstimateView>(campaignUrl(workspaceSlug, `/${stored?.id}/estimate`), signal),
    enabled: stored !== null && countable,
    placeholderData: (before) => before,
    staleTime: 30_000,
    refetchInterval: ({ state: { data } }) => (data?.importing.length ? IMPORTING_MS : false),
  });
  const counted = countable ? (estimate.data ?? null) : null;
  const account =
    setting.accounts.find((each) => each.id === draft.gatewayAccountId) ??
    setting.accounts.find((each) => each.isDefault);
  const fieldErrors = state.kind === "invalid" ? state.fields : {};
  const blocked = whyTracked(draft);

  async function toCheck() {
    setLeaving(true);
    const saved = await autosave.flush();
    if (saved) router.push(`/${workspaceSlug}/campaigns/${saved.id}/check`);
    else {
      setLeaving(false);
      if (campaignId === null) toast.error(t("save.new"));
    }
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <SaveNotice
          workspaceSlug={workspaceSlug}
          campaignId={campaignId}
          state={state}
          onTheirs={() => void takeTheirs()}
          onMine={() => void keepMine()}
        />
        {restored && state.kind !== "conflict" ? (
          <Notice tone="info" title={t("save.restoredTitle")}>
            <Button variant="secondary" size="sm" onClick={discardRestored}>
              {t("save.restoredDiscard")}
            </Button>
          </Notice>
        ) : null}
        {account?.pausedReason ? (
          <AccountPaused
            workspaceSlug={workspaceSlug}
            label={account.label}
            reason={account.pausedReason}
            means={t("accountPaused")}
          />
        ) : null}
        <Field label={t("name")} description={t("nameHelp")} error={fieldErrors.name}>
          <Input
            value={draft.name}
            maxLength={200}
            placeholder={t("namePlaceholder")}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <MessagePart
          workspaceSlug={workspaceSlug}
          draft={draft}
          setting={setting}
          malaysian={counted?.malaysian ?? 0}
          missing={counted?.missing ?? {}}
          fallbackMissing={counted?.fallback?.missing ?? {}}
          audienceFields={counted?.fields ?? null}
          error={fieldErrors["message.text"] ?? fieldErrors.message}
          fallbackError={fieldErrors["fallback.text"] ?? fieldErrors.fallback}
          split={counted?.split}
          errors={fieldErrors}
          onChange={change}
        />
        <ImportNotice workspaceSlug={workspaceSlug} importing={counted?.importing ?? []} />
        <AudiencePart
          workspaceSlug={workspaceSlug}
          draft={draft}
          setting={setting}
          reading={reading}
          country={setting.countryName}
          onChange={change}
        />
        <OptionsPart
          draft={draft}
          setting={setting}
          blocked={blocked}
          malaysian={counted?.malaysian ?? 0}
          recipients={counted?.recipients ?? 0}
          timeError={fieldErrors.scheduledAt}
          repeatError={Object.entries(fieldErrors).find(([field]) => field.startsWith("repeat"))?.[1]}
          onChange={change}
        />
      </div>
      <aside
        aria-label={t("beside")}
        className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-20 lg:self-start"
      >
        <PreviewPanel
          workspaceSlug={workspaceSlug}
          campaignId={campaignId}
          draft={draft}
          malaysia={setting.malaysia}
          templates={setting.templates}
          audienceKey={aimed ? savedAudience : null}
          recipients={counted?.recipients ?? 0}
        />
        <CostPanel
          estimate={counted}
          counting={aimed && (estimate.isFetching || state.kind === "saving" || state.kind === "unsaved")}
          failed={aimed && estimate.isError}
          names={Object.fromEntries(
            [...setting.lists, ...setting.segments].map(({ id, name }) => [id, name]),
          )}
          balance={account?.remaining ?? null}
          whatsapp={draft.kind === "template"}
          retry={retryOf(draft.retry)}
          onRetry={() => void estimate.refetch()}
        />
        <TestResults workspaceSlug={workspaceSlug} tests={tests} />
      </aside>
      <div
        data-sticky-foot
        className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-canvas/95 px-4 py-2 backdrop-blur sm:py-3 lg:col-span-2"
      >
        <div className="flex min-w-0 basis-full items-center justify-between gap-3 sm:block sm:flex-1 sm:basis-0">
          {counted ? (
            <p className="text-sm font-medium tabular-nums lg:hidden">
              {t("cost.recipients", { count: counted.recipients })}
              {counted.credits > 0 ? ` · ${t("cost.credits", { count: counted.credits })}` : null}
            </p>
          ) : null}
          <SaveIndicator state={state} />
        </div>
        {mayTest ? (
          <TestDialog
            workspaceSlug={workspaceSlug}
            flush={autosave.flush}
            disabled={campaignId === null}
            onSent={(id) => setTests((before) => [id, ...before])}
          />
        ) : null}
        <Button onClick={() => void toCheck()} disabled={leaving || campaignId === null}>
          {t("check")}
        </Button>
      </div>
    </div>
  );
}

/** Why many cannot be sent in one call; null when they can. */
function whyTracked(draft: Draft): WhyTracked {
  if (draft.kind === "barcode" || draft.kind === "template") return "kind";
  if (draft.kind === "text" && draft.split.on) return "tested";
  if (draft.retry.on) return "retried";
  if (draft.kind === "binary")
    return draft.concatenate && draft.header && concatenationParts(cleanHex(draft.hex)) > 1 ? "parts" : null;
  return hasMergeFields(draft.text) ? "merged" : null;
}
