/** Every state a message can be in (docs/architecture.md, "The truth about a message"). */
export const MESSAGE_STATUSES = [
  "queued",
  "sending",
  "sent",
  "delivered",
  "failed",
  "expired",
  "rejected",
  "unknown",
  "unresolved",
  "suppressed",
  "canceled",
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];
export type MessageTotals = Record<MessageStatus, number>;

/** All zero; totals always sum to the recipients. */
export function emptyTotals(): MessageTotals {
  return Object.fromEntries(MESSAGE_STATUSES.map((status) => [status, 0])) as MessageTotals;
}

/**
 * A message's name in URLs and the API: its campaign's random id and its number. Both together are
 * the row's key.
 */
export function messageRef(campaignId: string, id: number): string {
  return `${campaignId}-${id.toString(36)}`;
}

/** The key behind a message's name, or null when it is not one. */
export function parseMessageRef(ref: string): { campaignId: string; id: number } | null {
  const match = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-([0-9a-z]{1,11})$/.exec(ref);
  const id = match ? Number.parseInt(match[2] as string, 36) : Number.NaN;
  return match && Number.isSafeInteger(id) ? { campaignId: match[1] as string, id } : null;
}

/**
 * seqno of a send: campaign prefix (8), round (1), message id in base 36: at most 20 characters,
 * the same for every repeat of one round.
 */
export function messageSeqno(prefix: string, round: number, id: number): string {
  return `${prefix}${round.toString(36)}${id.toString(36)}`;
}
