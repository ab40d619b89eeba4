/** Campaign: draft → scheduled → sending ⇄ paused → finished, and canceled. */
export const CAMPAIGN_STATUSES = ["draft", "scheduled", "sending", "paused", "finished", "canceled"] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** Allowed moves as data: verb → the statuses it may start from and the one it leads to. */
export const CAMPAIGN_MOVES = {
  launch: { from: ["draft"], to: "scheduled" },
  undo: { from: ["scheduled"], to: "draft" },
  start: { from: ["scheduled"], to: "sending" },
  pause: { from: ["sending", "scheduled"], to: "paused" },
  resume: { from: ["paused"], to: "sending" },
  cancel: { from: ["scheduled", "sending", "paused"], to: "canceled" },
  finish: { from: ["sending"], to: "finished" },
} as const satisfies Record<string, { from: readonly CampaignStatus[]; to: CampaignStatus }>;

export type CampaignMove = keyof typeof CAMPAIGN_MOVES;

/**
 * Seconds between pressing Send and the first call to the gateway, in which the sender can take it
 * back.
 */
export const UNDO_SECONDS = 10;

/** Whether a verb may be used in a status. */
export function canMove(status: CampaignStatus, move: CampaignMove): boolean {
  return (CAMPAIGN_MOVES[move].from as readonly CampaignStatus[]).includes(status);
}
