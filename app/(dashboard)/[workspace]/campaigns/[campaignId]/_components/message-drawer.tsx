"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FetchFailure, fetchJson } from "@/components/forms/fetch-json";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { MessageTimelineView } from "@/lib/campaigns/campaign.view";
import { readablePhone } from "@/lib/core/readable-phone";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { campaignKeys } from "../../_components/campaign-keys";
import { MessageStory } from "./message-story";

interface MessageDrawerProps {
  workspaceSlug: string;
  campaignId: string;
  /** The campaign's, as it was written. */
  content: MessageContent;
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
  content,
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
          <MessageStory message={message} content={content} launchedAt={launchedAt} />
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
