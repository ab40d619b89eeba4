import type { CampaignStatus } from "@/lib/campaigns/campaign.rules";
import type { Told } from "@/lib/core/kept-sentence";
import type { TransferStatus } from "@/lib/transfers/transfer.rules";

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

/** A day of the workspace: what the gateway took, and what became of it by now. */
export interface ActivityDay {
  day: string;
  sent: number;
  delivered: number;
  /** Of the delivered. */
  read: number;
  failed: number;
  waiting: number;
  untracked: number;
  replies: number;
}

export interface OverviewActivity {
  /** The oldest first; today is the last. */
  days: ActivityDay[];
  inFlight: number;
}

export interface OverviewInbox {
  conversations: number;
  messages: number;
  /** Open conversations of whoever looks. */
  mine: number;
  /** Texts that may ask to stop, and wait for a person's word. */
  reviews: number;
  /** Conversations in which a note calls whoever looks, and which they have not opened. */
  mentions: number;
}

export interface OverviewTransfers {
  unresolved: number;
  awaitingApproval: number;
  days: { day: string; credits: number; transfers: number }[];
  /** What arrived in this month. */
  month: { credits: number; transfers: number };
  /** The most overdue customers, and how many are due in all. */
  due: { id: string; name: string; lastDaysAgo: number; usualDays: number; usualCredits: number | null }[];
  dueCount: number;
  latest: { id: string; credits: number; status: TransferStatus; customer: string; createdAt: string }[];
}

/** A transfer of whoever looks, from the press to shortly after its end. */
export interface MovingTransfer {
  id: string;
  status: "pending" | "sending" | "succeeded" | "refused" | "unresolved";
  credits: number;
  customer: string;
  /** Until when it can be taken back. */
  undoUntil: string | null;
  /** Why it was refused. */
  why: string | null;
}

/** Many transfers of whoever looks, from the press to shortly after their end. */
export interface MovingBatch {
  id: string;
  credits: number;
  /** Lines that are not at an end yet. */
  open: number;
  done: number;
  refused: number;
  unknown: number;
  /** Until when what has not begun can be taken back. */
  undoUntil: string | null;
}

export interface RunningCampaign {
  id: string;
  name: string;
  status: CampaignStatus;
  /** A draft that waits for another person's yes: who asked for it. */
  askedByName: string | null;
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
  /** Of whom no report can say whether it arrived. */
  untracked: number;
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
  activity: OverviewActivity | null;
  /** Texts that came in each day, for who sees nothing of what is sent. */
  incoming: { day: string; replies: number }[] | null;
  campaigns: RunningCampaign[] | null;
  finished: FinishedCampaign[] | null;
  inbox: OverviewInbox | null;
  transfers: OverviewTransfers | null;
  moving: MovingTransfer[] | null;
  movingBatches: MovingBatch[] | null;
  alarms: OverviewAlarm[];
}

/** What the frame around every page shows. */
export type ShellView = Pick<OverviewView, "balances" | "inbox" | "alarms" | "moving" | "movingBatches">;
