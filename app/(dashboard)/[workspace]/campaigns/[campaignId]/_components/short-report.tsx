"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { useSay } from "@/components/forms/use-say";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PhoneText } from "@/components/ui/phone-text";
import { Skeleton } from "@/components/ui/skeleton";
import { canMove } from "@/lib/campaigns/campaign.rules";
import type {
  CampaignProgressView,
  CampaignView,
  MessageTimelineView,
  MessageView,
  Page,
} from "@/lib/campaigns/campaign.view";
import { campaignKeys, campaignUrl } from "../../_components/campaign-keys";
import { CancelDialog } from "../../_components/cancel-dialog";
import { useCampaignAct } from "../../_components/use-campaign-act";
import { resumeCampaignAction } from "../../actions";
import { Facts } from "./facts";
import { MessageStory } from "./message-story";
import { PausedBanner } from "./paused-banner";
import type { ReportPermissions } from "./report-actions";
import { UnresolvedCard } from "./unresolved-card";
import { readAt, useReport } from "./use-report";

interface ShortReportProps {
  workspaceSlug: string;
  workspaceZone: string;
  may: ReportPermissions;
  initial: CampaignView & { kind: "test" | "direct" | "reply" };
  initialProgress: CampaignProgressView | null;
  initialMessages: Page<MessageView>;
}

/** One message to one phone: what became of it, without the figures of a campaign. */
export function ShortReport(props: ShortReportProps) {
  const { workspaceSlug, workspaceZone, may, initial, initialProgress, initialMessages } = props;
  const t = useTranslations("campaigns");
  const say = useSay();
  const { campaign: query, progress } = useReport({ workspaceSlug, initial, initialProgress });
  const { act, busy } = useCampaignAct(workspaceSlug);
  const [asking, setAsking] = useState(false);
  const campaign = query.data;
  // Sent again by a person there are two.
  const { data: messages } = useQuery({
    queryKey: [...campaignKeys.one(workspaceSlug, campaign.id), "short"],
    queryFn: ({ signal }) =>
      fetchJson<Page<MessageView>>(campaignUrl(workspaceSlug, `/${campaign.id}/messages?limit=100`), signal),
    initialData: initialMessages,
    initialDataUpdatedAt: readAt(initial),
  });
  const phone = messages.data[0]?.phone ?? "";
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageHeader
        title={<PhoneText phone={phone} />}
        description={t(`report.short.${initial.kind}`, { name: campaign.createdByName })}
        breadcrumbs={[{ href: `/${workspaceSlug}/campaigns`, label: t("title") }]}
        actions={
          may.send && canMove(campaign.status, "cancel") ? (
            <Button variant="secondary" onClick={() => setAsking(true)}>
              {t("report.short.cancel")}
            </Button>
          ) : null
        }
      />
      <PausedBanner
        workspaceSlug={workspaceSlug}
        workspaceZone={workspaceZone}
        campaign={campaign}
        mayResume={may.send}
        busy={busy}
        onResume={() =>
          void act(() => resumeCampaignAction(workspaceSlug, { id: campaign.id }), t("act.resumed"))
        }
      />
      {campaign.status === "sending" && progress.data?.quiet ? (
        <Notice tone="warning" title={t("report.gatewayQuiet")} description={say(progress.data.quiet)} />
      ) : null}
      <UnresolvedCard workspaceSlug={workspaceSlug} campaign={campaign} mayResolve={may.resolve} />
      <Facts campaign={campaign} progress={undefined} />
      {messages.data.map(({ id }) => (
        <Story key={id} workspaceSlug={workspaceSlug} campaign={campaign} messageRef={id} />
      ))}
      <CancelDialog
        workspaceSlug={workspaceSlug}
        campaign={campaign}
        open={asking}
        onOpenChange={setAsking}
      />
    </div>
  );
}

interface StoryProps {
  workspaceSlug: string;
  campaign: CampaignView;
  messageRef: string;
}

function Story({ workspaceSlug, campaign, messageRef }: StoryProps) {
  const t = useTranslations("campaigns.report.drawer");
  const { data, isError } = useQuery({
    queryKey: campaignKeys.message(workspaceSlug, campaign.id, messageRef),
    queryFn: ({ signal }) =>
      fetchJson<MessageTimelineView>(`/api/app/${workspaceSlug}/messages/${messageRef}`, signal),
  });
  return (
    <section className="min-h-96 rounded-lg border border-line bg-surface p-5">
      {data ? (
        <MessageStory message={data} content={campaign.message} launchedAt={campaign.launchedAt} />
      ) : isError ? (
        <p className="text-sm text-danger">{t("failed")}</p>
      ) : (
        <div role="status" aria-label={t("loading")} className="flex flex-col gap-4">
          <Skeleton className="h-6 w-32" />
          <Skeleton className="h-24" />
        </div>
      )}
    </section>
  );
}
