"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FetchFailure, fetchJson } from "@/components/forms/fetch-json";
import { useCodeWords } from "@/components/forms/use-code-words";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { MessageTimelineView } from "@/lib/campaigns/campaign.view";
import { readablePhone } from "@/lib/core/readable-phone";
import { campaignKeys } from "../../_components/campaign-keys";
import { MessageStatusLabel } from "../../_components/message-status-label";
import { MessageTimeline } from "./message-timeline";

interface MessageDrawerProps {
  workspaceSlug: string;
  campaignId: string;
  launchedAt: string | null;
  /** The message's name in the address; null = closed. */
  messageRef: string | null;
  onClose: () => void;
}

/**
 * One recipient, whole: what was sent, each call to the gateway, each report, and what we made of
 * it.
 */
export default function MessageDrawer({
  workspaceSlug,
  campaignId,
  launchedAt,
  messageRef,
  onClose,
}: MessageDrawerProps) {
  const t = useTranslations("campaigns.report.drawer");
  const query = useQuery({
    queryKey: campaignKeys.message(workspaceSlug, campaignId, messageRef ?? ""),
    queryFn: ({ signal }) =>
      fetchJson<MessageTimelineView>(`/api/app/${workspaceSlug}/messages/${messageRef}`, signal),
    enabled: messageRef !== null,
    retry: (count, error) => !(error instanceof FetchFailure && error.status === 404) && count < 2,
  });
  const message = query.data?.campaignId === campaignId ? query.data : undefined;
  return (
    <Sheet open={messageRef !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent
        title={<bdi className="tabular-nums">{message ? readablePhone(message.phone) : t("title")}</bdi>}
        description={message?.name ? <bdi>{message.name}</bdi> : undefined}
      >
        {message ? (
          <Body message={message} launchedAt={launchedAt} />
        ) : query.isPending ? (
          <div aria-busy="true" role="status" aria-label={t("loading")} className="flex flex-col gap-4">
            <Skeleton className="h-6 w-32" />
            <Skeleton className="h-24" />
            <Skeleton className="h-48" />
          </div>
        ) : (
          <p className="text-sm text-danger">
            {query.error instanceof FetchFailure && query.error.status !== 404 ? t("failed") : t("gone")}
          </p>
        )}
      </SheetContent>
    </Sheet>
  );
}

function Body({ message, launchedAt }: { message: MessageTimelineView; launchedAt: string | null }) {
  const t = useTranslations("campaigns");
  const words = useCodeWords();
  const tracked = message.tracked;
  const held = message.failureCode === "held" && message.status === "suppressed";
  const help = message.status === "sent" && !tracked ? "untracked" : held ? "held" : message.status;
  return (
    <div className="flex flex-col gap-6">
      <div>
        <p className="text-base font-medium">
          <MessageStatusLabel status={message.status} tracked={tracked} failureCode={message.failureCode} />
        </p>
        <p className="mt-1 text-sm text-muted">
          {t(`messageHelp.${help}`)}
          {message.failureCode && message.status !== "delivered" && !held
            ? ` ${words(message.failureCode)} (${message.failureCode}).`
            : null}
        </p>
      </div>
      <section>
        <h3 className="mb-2 text-xs text-muted">{t("report.drawer.text")}</h3>
        {message.encoding === "binary" ? (
          <code className="block rounded-lg bg-sunken p-3 font-mono text-xs break-all">{message.text}</code>
        ) : (
          <p
            dir="auto"
            className="rounded-2xl rounded-es-md bg-bubble px-3 py-2 text-sm break-words whitespace-pre-wrap"
          >
            {message.text}
          </p>
        )}
        <p className="mt-1.5 text-xs text-muted tabular-nums">
          {t(`report.drawer.encodings.${message.encoding}`)} ·{" "}
          {t("compose.meter.parts", { count: message.parts })}
        </p>
      </section>
      <section>
        <h3 className="mb-3 text-xs text-muted">{t("report.drawer.timeline")}</h3>
        <MessageTimeline message={message} launchedAt={launchedAt} />
      </section>
      <dl className="text-sm">
        <dt className="text-xs text-muted">{t("report.drawer.gatewayId")}</dt>
        <dd className="font-mono text-xs break-all">{message.gatewayMessageId ?? t("report.drawer.noId")}</dd>
      </dl>
    </div>
  );
}
