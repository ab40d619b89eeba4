"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { Notice } from "@/components/ui/notice";
import { Stat, StatGroup } from "@/components/ui/stat";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { FirstStepsView } from "@/lib/first-steps/first-steps.view";
import { OVERVIEW_TOPICS } from "@/lib/overview/overview.rules";
import type { OverviewView, TodayTotals } from "@/lib/overview/overview.view";
import { AlarmList } from "./alarm-list";
import { BalanceCards } from "./balance-cards";
import { FinishedCampaigns } from "./finished-campaigns";
import { FirstSteps } from "./first-steps";
import { RunningCampaigns } from "./running-campaigns";
import { useOverview } from "./use-overview";
import { WaitingCard } from "./waiting-card";

interface OverviewProps {
  workspaceSlug: string;
  workspaceName: string;
  initial: OverviewView;
  /** What a new workspace has still to do; null when there is nothing to guide to. */
  firstSteps: FirstStepsView | null;
  mayConnect: boolean;
  mayCompose: boolean;
  /** Where the inbox is; null while there is none. */
  inboxHref: string | null;
}

/** Is everything well, and what is moving. Each role sees its own blocks. */
export function Overview({
  workspaceSlug,
  workspaceName,
  initial,
  firstSteps,
  mayConnect,
  mayCompose,
  inboxHref,
}: OverviewProps) {
  const t = useTranslations("overview");
  const { data, isError, signedOut } = useOverview(workspaceSlug, OVERVIEW_TOPICS, initial);
  const { balances, today, campaigns, finished, inbox, transfers, alarms } = data;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader title={t("title")} description={workspaceName} />
      {isError && !signedOut ? <Notice tone="warning" title={t("failedToLoad")} /> : null}
      <AlarmList workspaceSlug={workspaceSlug} alarms={alarms} />
      {firstSteps ? <FirstSteps workspaceSlug={workspaceSlug} guide={firstSteps} /> : null}
      {today === null ? null : <Today totals={today} />}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {campaigns === null ? null : (
          <div className="grid gap-6">
            <RunningCampaigns workspaceSlug={workspaceSlug} campaigns={campaigns} mayCompose={mayCompose} />
            {finished?.length ? (
              <FinishedCampaigns workspaceSlug={workspaceSlug} campaigns={finished} />
            ) : null}
          </div>
        )}
        <div className="grid gap-6">
          {balances === null ? null : (
            <BalanceCards workspaceSlug={workspaceSlug} balances={balances} mayConnect={mayConnect} />
          )}
          {inbox === null ? null : (
            <WaitingCard
              title={t("inbox")}
              count={t("conversations", { count: inbox.conversations })}
              detail={t("unreadMessages", { count: inbox.messages })}
              waits={inbox.conversations > 0}
              href={inboxHref}
              link={t("openInbox")}
            />
          )}
          {transfers === null ? null : (
            <WaitingCard
              title={t("transfers")}
              count={t("unresolved", { count: transfers.unresolved })}
              detail={t("awaiting", { count: transfers.awaitingApproval })}
              waits={transfers.unresolved + transfers.awaitingApproval > 0}
              href={`/${workspaceSlug}/transfers`}
              link={t("openTransfers")}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function Today({ totals }: { totals: TodayTotals }) {
  const { formatNumber, formatShare } = useNumberFormat();
  const t = useTranslations("overview");
  const { inFlight, sent, delivered, failed } = totals;
  return (
    <section aria-label={t("today")}>
      <h2 className="sr-only">{t("today")}</h2>
      <StatGroup>
        <Stat label={t("sent")} value={formatNumber(sent)} hint={t("todaySentence")} />
        <Stat
          label={t("delivered")}
          value={formatNumber(delivered)}
          hint={t("ofSent", { share: formatShare(delivered, sent) })}
        />
        <Stat
          label={t("failed")}
          value={formatNumber(failed)}
          hint={t("ofSent", { share: formatShare(failed, sent) })}
        />
        <Stat label={t("inFlight")} value={formatNumber(inFlight)} hint={t("inFlightHint")} />
      </StatGroup>
    </section>
  );
}
