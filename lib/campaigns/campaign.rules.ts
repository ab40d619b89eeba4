/** Campaign: draft → scheduled → sending ⇄ paused → finished, and canceled. */
export const CAMPAIGN_STATUSES = ["draft", "scheduled", "sending", "paused", "finished", "canceled"] as const;
/** By which a list is filtered: those drafts apart that wait for another person's yes. */
export const LISTED_STATUSES = [
  "draft",
  "awaiting_approval",
  "scheduled",
  "sending",
  "paused",
  "finished",
  "canceled",
] as const;
export type ListedStatus = (typeof LISTED_STATUSES)[number];
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/**
 * Allowed moves as data: verb → the statuses it may start from and the one it leads to. Statements
 * are made from it (`moveSql`), so that no other move can happen.
 */
export const CAMPAIGN_MOVES = {
  launch: { from: ["draft"], to: "scheduled" },
  undo: { from: ["scheduled"], to: "draft" },
  /** Another time, without becoming a draft. */
  reschedule: { from: ["scheduled"], to: "scheduled" },
  /** Its time is now, with the seconds to undo of any other launch. */
  sendNow: { from: ["scheduled"], to: "scheduled" },
  start: { from: ["scheduled"], to: "sending" },
  /** Its time has come while the gateway account is paused. */
  startPaused: { from: ["scheduled"], to: "paused" },
  pause: { from: ["sending", "scheduled"], to: "paused" },
  /** One that is scheduled finds out at its time. */
  pauseWithAccount: { from: ["sending"], to: "paused" },
  /** Too many failures or opt-outs, or a slow start that did not go well. */
  pauseItself: { from: ["sending"], to: "paused" },
  resume: { from: ["paused"], to: "sending" },
  /** Resumed before its time. */
  wait: { from: ["paused"], to: "scheduled" },
  cancel: { from: ["scheduled", "sending", "paused"], to: "canceled" },
  /** Before its start, by rules that were set since, or because it grew beyond them. */
  holdForApproval: { from: ["scheduled", "paused"], to: "draft" },
  finish: { from: ["sending"], to: "finished" },
  /** One of its messages is sent after all: asked for again, or no longer held. */
  reopen: { from: ["finished"], to: "sending" },
} as const satisfies Record<string, { from: readonly CampaignStatus[]; to: CampaignStatus }>;

export type CampaignMove = keyof typeof CAMPAIGN_MOVES;

/** A message to one phone is a campaign that begins so: nobody edits it or waits for its time. */
export const DIRECT_FIRST_STATUS: CampaignStatus = "sending";

/**
 * Seconds between pressing Send and the first call to the gateway, in which the sender can take it
 * back.
 */
export const UNDO_SECONDS = 10;

/**
 * Until when a launch is taken back with one press: the seconds after Send, and nothing else. A
 * campaign that waits for a later time has none: it can be moved, edited or cancelled.
 */
export function undoUntil(campaign: {
  status: CampaignStatus;
  launchedAt: Date | null;
  scheduledAt: Date | null;
}): Date | null {
  const { status, launchedAt, scheduledAt } = campaign;
  if (status !== "scheduled" || launchedAt === null || scheduledAt === null) return null;
  // Both are stored in whole milliseconds, each rounded by itself.
  return scheduledAt.getTime() - launchedAt.getTime() <= UNDO_SECONDS * 1000 + 1 ? scheduledAt : null;
}

/** Whether a verb may be used in a status. */
export function canMove(status: CampaignStatus, move: CampaignMove): boolean {
  return (CAMPAIGN_MOVES[move].from as readonly CampaignStatus[]).includes(status);
}
