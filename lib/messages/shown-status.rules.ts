import { MESSAGE_STATUSES, type MessageStatus, type MessageTotals } from "@/lib/messages/message.rules";

/**
 * What a screen shows of a message's state: what was taken without an id stands apart, for no
 * report of it can come and nobody awaits one.
 */
export const SHOWN_STATUSES = [...MESSAGE_STATUSES, "untracked"] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];
export type ShownTotals = Record<ShownStatus, number>;

export function shownStatus(status: MessageStatus, tracked: boolean): ShownStatus {
  return status === "sent" && !tracked ? "untracked" : status;
}

/** They sum to the recipients, as the totals do. */
export function shownTotals(totals: MessageTotals, untracked: number): ShownTotals {
  return { ...totals, sent: totals.sent - untracked, untracked };
}

/** Those of whom a share can be taken: all but the untracked. */
export function countable({ recipients, untracked }: { recipients: number; untracked: number }): number {
  return recipients - untracked;
}

/** How the messages shown under this word are asked for. */
export function statusFilter(shown: ShownStatus): { status: MessageStatus; tracked?: "true" | "false" } {
  if (shown === "untracked") return { status: "sent", tracked: "false" };
  return shown === "sent" ? { status: shown, tracked: "true" } : { status: shown };
}
