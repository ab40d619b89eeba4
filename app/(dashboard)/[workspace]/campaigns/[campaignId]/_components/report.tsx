"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { type ReactNode, useCallback, useState } from "react";
import { useSay } from "@/components/forms/use-say";
import { PageHeader } from "@/components/shell/page-header";
import { Notice } from "@/components/ui/notice";
import type { CampaignProgressView, CampaignView, MessageView, Page } from "@/lib/campaigns/campaign.view";
import { countShown } from "@/lib/campaigns/count-shown.rules";
import { writeReasons } from "@/lib/messages/message-reason.rules";
import { SHOWN_STATUSES, type ShownStatus, statusFilter } from "@/lib/messages/shown-status.rules";
import { campaignKeys } from "../../_components/campaign-keys";
import { CampaignStatusBadge } from "../../_components/campaign-status-badge";
import { useCampaignAct } from "../../_components/use-campaign-act";
import { resumeCampaignAction } from "../../actions";
import { DeliveryChart } from "./delivery-chart";
import { Facts } from "./facts";
import { FailureReasons } from "./failure-reasons";
import { Freshness } from "./freshness";
import { Headline } from "./headline";
import { Milestones } from "./milestones";
import { type RecipientFilter, Recipients } from "./recipients";
import { ReportActions, type ReportPermissions } from "./report-actions";
import { TotalsCard } from "./totals-card";
import { useDrawnAgain } from "./use-drawn-again";
import { useReport } from "./use-report";

/** What most campaigns show at no time comes with those that do. */
const BudgetBanner = dynamic(() => import("./budget-banner").then((module) => module.BudgetBanner));
const FallbackCard = dynamic(() => import("./fallback-card").then((module) => module.FallbackCard));
const FallbackOf = dynamic(() => import("./fallback-card").then((module) => module.FallbackOf));
const RetryCard = dynamic(() => import("./retry-card").then((module) => module.RetryCard));
const RetryOf = dynamic(() => import("./retry-card").then((module) => module.RetryOf));
const PausedBanner = dynamic(() => import("./paused-banner").then((module) => module.PausedBanner));
const ScheduledCard = dynamic(() => import("./scheduled-card").then((module) => module.ScheduledCard));
const SlowBanner = dynamic(() => import("./slow-banner").then((module) => module.SlowBanner));
const SplitCard = dynamic(() => import("./split-card").then((module) => module.SplitCard));
const UndoBanner = dynamic(() => import("./undo-banner").then((module) => module.UndoBanner));
const UnresolvedCard = dynamic(() => import("./unresolved-card").then((module) => module.UnresolvedCard));
const WaitingBanner = dynamic(() => import("./waiting-banner").then((module) => module.WaitingBanner));
const MessageDrawer = dynamic(() => import("./message-drawer"), { ssr: false });

const FILTER = {
  status: parseAsStringLiteral(SHOWN_STATUSES),
  reason: parseAsString.withDefault(""),
  phone: parseAsString.withDefault(""),
  message: parseAsString,
};

interface ReportProps {
  workspaceSlug: string;
  workspaceZone: string;
  may: ReportPermissions;
  initial: CampaignView;
  initialProgress: CampaignProgressView | null;
  initialMessages: Page<MessageView>;
  initialFilter: RecipientFilter;
  /** What was sent, to whom and when, as the server draws it. */
  about: ReactNode;
  /** What countries are called, by their codes. */
  countries: Readonly<Record<string, string>>;
}

/** Where every message of a campaign is, while it happens and ever after. */
export function Report(props: ReportProps) {
  const { workspaceSlug, workspaceZone, may, initial, initialProgress, about } = props;
  const { initialMessages, initialFilter, countries } = props;
  const t = useTranslations("campaigns");
  const say = useSay();
  const queryClient = useQueryClient();
  const { campaign: query, progress, settled } = useReport({ workspaceSlug, initial, initialProgress });
  const [filter, setFilter] = useQueryStates(FILTER);
  const { act, busy } = useCampaignAct(workspaceSlug);
  const campaign = query.data;
  useDrawnAgain(initial.status, campaign.status);
  /** It waits for a time that somebody chose. */
  const waiting = campaign.status === "scheduled" && !campaign.undoUntil ? campaign.scheduledAt : null;
  const [lateAt, setLateAt] = useState<string | null>(null);
  const late = campaign.undoUntil !== null && campaign.undoUntil === lateAt;
  const onLate = useCallback(() => {
    setLateAt(campaign.undoUntil);
    void queryClient.invalidateQueries({ queryKey: campaignKeys.one(workspaceSlug, initial.id) });
  }, [queryClient, workspaceSlug, initial.id, campaign.undoUntil]);
  const showRows = (rows: { status?: ShownStatus; reason?: string }) => {
    void setFilter({ status: rows.status ?? null, reason: rows.reason ?? null });
    document.getElementById("recipients-title")?.scrollIntoView({ block: "start", behavior: "smooth" });
  };
  const exportSearch = {
    ...(filter.status ? statusFilter(filter.status) : {}),
    ...(filter.reason ? { reasons: filter.reason } : {}),
    ...(filter.phone ? { search: filter.phone } : {}),
  };
  const exportCount = filter.phone ? null : countShown(campaign, filter, progress.data?.reasons ?? []);

  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={campaign.name || t("list.untitled")}
        breadcrumbs={[{ href: `/${workspaceSlug}/campaigns`, label: t("title") }]}
        badge={<CampaignStatusBadge campaign={campaign} />}
        actions={
          <ReportActions
            workspaceSlug={workspaceSlug}
            campaign={campaign}
            may={may}
            exportSearch={exportSearch}
            exportCount={exportCount}
            reasons={progress.data?.reasons ?? []}
          />
        }
      />
      <Milestones campaign={campaign} />
      {campaign.fallbackOf ? <FallbackOf workspaceSlug={workspaceSlug} of={campaign.fallbackOf} /> : null}
      {campaign.retryOf ? (
        <RetryOf workspaceSlug={workspaceSlug} of={campaign.retryOf} number={campaign.retryNumber ?? 1} />
      ) : null}
      {campaign.undoUntil && !late ? (
        <UndoBanner workspaceSlug={workspaceSlug} campaign={campaign} onLate={onLate} />
      ) : null}
      {waiting ? (
        <ScheduledCard
          workspaceSlug={workspaceSlug}
          campaign={{ ...campaign, scheduledAt: waiting }}
          workspaceZone={workspaceZone}
          may={may}
        />
      ) : null}
      {campaign.status === "paused" ? (
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
      ) : null}
      {campaign.waiting ? (
        <WaitingBanner campaign={campaign} workspaceZone={workspaceZone} countries={countries} />
      ) : null}
      {campaign.status === "sending" && progress.data?.budget ? (
        <BudgetBanner budget={progress.data.budget} workspaceZone={workspaceZone} />
      ) : null}
      {campaign.slow ? <SlowBanner campaign={campaign} /> : null}
      {campaign.status === "sending" && progress.data?.quiet ? (
        <Notice
          tone="warning"
          title={t("report.gatewayQuiet")}
          description={say(progress.data.quiet)}
          className="print:hidden"
        />
      ) : null}
      {campaign.totals.unresolved > 0 ? (
        <UnresolvedCard
          workspaceSlug={workspaceSlug}
          campaign={campaign}
          mayResolve={may.resolve}
          onShowAll={() => showRows({ status: "unresolved" })}
        />
      ) : null}
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          {waiting ? null : <Headline campaign={campaign} late={late} />}
          <Freshness failing={!settled && query.isError} updatedAt={query.dataUpdatedAt} />
        </div>
        <Facts campaign={campaign} progress={progress.data} />
      </div>
      {about}
      {campaign.status === "scheduled" ? null : (
        <TotalsCard
          campaign={campaign}
          chosen={filter.status}
          onChoose={(status) => void setFilter({ status, reason: null })}
        />
      )}
      {campaign.split && campaign.status !== "scheduled" ? (
        <SplitCard
          workspaceSlug={workspaceSlug}
          workspaceZone={workspaceZone}
          campaign={campaign}
          maySend={may.send}
        />
      ) : null}
      {campaign.fallback && campaign.status !== "scheduled" ? (
        <FallbackCard workspaceSlug={workspaceSlug} workspaceZone={workspaceZone} campaign={campaign} />
      ) : null}
      {campaign.retry && campaign.status !== "scheduled" ? (
        <RetryCard workspaceSlug={workspaceSlug} workspaceZone={workspaceZone} campaign={campaign} />
      ) : null}
      {progress.data && campaign.status !== "scheduled" ? (
        <div className="grid grid-cols-1 gap-6 *:min-w-0 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <DeliveryChart progress={progress.data} />
          <FailureReasons
            reasons={progress.data.reasons}
            onChoose={(reasons) => showRows({ reason: writeReasons(reasons) })}
          />
        </div>
      ) : null}
      <Recipients
        workspaceSlug={workspaceSlug}
        campaign={campaign}
        initial={initialMessages}
        initialFilter={initialFilter}
        filter={{ status: filter.status, reason: filter.reason, search: filter.phone }}
        onFilter={({ status, reason, search }) =>
          void setFilter({
            ...(status === undefined ? {} : { status }),
            ...(reason === undefined ? {} : { reason: reason || null }),
            ...(search === undefined ? {} : { phone: search || null }),
          })
        }
        onOpen={(ref) => void setFilter({ message: ref }, { history: "push" })}
      />
      {filter.message ? (
        <MessageDrawer
          workspaceSlug={workspaceSlug}
          campaignId={campaign.id}
          content={campaign.message}
          launchedAt={campaign.launchedAt}
          messageRef={filter.message}
          onClose={() => void setFilter({ message: null })}
        />
      ) : null}
    </div>
  );
}
