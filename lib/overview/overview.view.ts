import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";
import type { Told } from "@/lib/core/kept-sentence";

/** One login at the gateway: what it has left, and how long that will do. */
export interface BalanceCard {
  id: string;
  label: string;
  paused: boolean;
  pausedReason: string | null;
  remaining: number | null;
  checkedAt: string | null;
  error: string | null;
  low: boolean;
  /** The last reading of each day, the oldest first. */
  trend: { day: string; remaining: number }[];
  /** At the pace of the last two weeks; null when too little is known or nothing is spent. */
  daysLeft: number | null;
}

export interface TodayTotals {
  inFlight: number;
  sent: number;
  delivered: number;
  failed: number;
}

export interface RunningCampaign {
  id: string;
  name: string;
  status: CampaignStatus;
  pausedReason: string | null;
  scheduledAt: string | null;
  recipients: number;
  done: number;
  delivered: number;
}

/** A campaign that ended in the last week. */
export interface FinishedCampaign {
  id: string;
  name: string;
  recipients: number;
  delivered: number;
  tracked: boolean;
  finishedAt: string;
}

export interface OverviewAlarm {
  id: string;
  kind: string;
  entityId: string;
  told: Told;
  since: string;
  /** Where it is dealt with, inside the workspace; null when the role can do nothing about it. */
  place: string | null;
}

/** A block is null when the role may not see it. */
export interface OverviewView {
  balances: BalanceCard[] | null;
  today: TodayTotals | null;
  campaigns: RunningCampaign[] | null;
  finished: FinishedCampaign[] | null;
  inbox: { conversations: number; messages: number } | null;
  transfers: { unresolved: number; awaitingApproval: number } | null;
  alarms: OverviewAlarm[];
}

/** What the frame around every page shows. */
export type ShellView = Pick<OverviewView, "balances" | "inbox" | "alarms">;
