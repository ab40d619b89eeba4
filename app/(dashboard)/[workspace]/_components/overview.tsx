"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { FirstStepsView } from "@/lib/first-steps/first-steps.view";
import { OVERVIEW_TOPICS } from "@/lib/overview/overview.rules";
import type { OverviewView } from "@/lib/overview/overview.view";
import { Activity } from "./activity";
import { AlarmList } from "./alarm-list";
import { BalanceCards } from "./balance-cards";
import { FinishedCampaigns } from "./finished-campaigns";
import { FirstSteps } from "./first-steps";
import { InboxBlock } from "./inbox-block";
import { RunningCampaigns } from "./running-campaigns";
import { TransfersBlock } from "./transfers-block";
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
  mayTransfer: boolean;
  /** Where the inbox is; null while there is none. */
  inboxHref: string | null;
  /** Null: not for this role. */
  reportsHref: string | null;
}

/** Is everything well, and what is moving. Each role sees its own blocks. */
export function Overview({
  workspaceSlug,
  workspaceName,
  initial,
  firstSteps,
  mayConnect,
  mayCompose,
  mayTransfer,
  inboxHref,
  reportsHref,
}: OverviewProps) {
  const t = useTranslations("overview");
  const { data, isError, signedOut } = useOverview(workspaceSlug, OVERVIEW_TOPICS, initial);
  const { balances, activity, incoming, campaigns, finished, inbox, transfers, alarms } = data;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("title")}
        description={workspaceName}
        actions={
          mayCompose ? (
            <Button asChild>
              <Link href={`/${workspaceSlug}/campaigns/new`}>
                <Plus aria-hidden="true" />
                {t("newCampaign")}
              </Link>
            </Button>
          ) : mayTransfer ? (
            <Button asChild>
              <Link href={`/${workspaceSlug}/transfers`}>{t("newTransfer")}</Link>
            </Button>
          ) : inboxHref === null ? undefined : (
            <Button asChild>
              <Link href={inboxHref}>{t("openInbox")}</Link>
            </Button>
          )
        }
      />
      {isError && !signedOut ? <Notice tone="warning" title={t("failedToLoad")} /> : null}
      <AlarmList workspaceSlug={workspaceSlug} alarms={alarms} />
      {firstSteps ? <FirstSteps workspaceSlug={workspaceSlug} guide={firstSteps} /> : null}
      {activity === null ? null : <Activity activity={activity} reportsHref={reportsHref} />}
      {inbox !== null && incoming !== null ? <InboxBlock inbox={inbox} incoming={incoming} /> : null}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {transfers !== null && activity === null ? (
          <TransfersBlock workspaceSlug={workspaceSlug} transfers={transfers} />
        ) : null}
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
          {inbox === null || incoming !== null ? null : (
            <WaitingCard
              title={t("inbox")}
              count={t("conversations", { count: inbox.conversations })}
              detail={t("unreadMessages", { count: inbox.messages })}
              waits={inbox.conversations > 0}
              href={inboxHref}
              link={t("openInbox")}
            />
          )}
          {transfers === null || activity === null ? null : (
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
