import { MESSAGE_STATUSES, type MessageStatus, type MessageTotals } from "@/lib/messages/message.rules";

/**
 * What a screen shows of a message's state. What was taken without an id stands apart, for no
 * report of it can come and nobody awaits one; so does what the gateway holds back. `read` is
 * delivered, and more.
 */
export const SHOWN_STATUSES = [...MESSAGE_STATUSES, "untracked", "read", "heldByGateway"] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];
export type ShownTotals = Record<ShownStatus, number>;

/** What decides the word for one message. */
export interface Showable {
  status: MessageStatus;
  tracked: boolean;
  readAt: string | null;
  held: boolean;
}

/** The figures that stand beside a campaign's totals. */
export interface BesideTotals {
  /** Of the sent ones, those that no delivery report can follow. */
  untracked: number;
  /** Of the delivered ones, those that were read. */
  read: number;
  /** Of the sent ones, those that the gateway holds back. */
  held: number;
}

/** Only some gateways say these: they are shown where there is one. */
const SELDOM: readonly ShownStatus[] = ["read", "heldByGateway"];

export function shownStatus({ status, tracked, readAt, held }: Showable): ShownStatus {
  if (status === "delivered" && readAt !== null) return "read";
  if (status !== "sent") return status;
  if (held) return "heldByGateway";
  return tracked ? "sent" : "untracked";
}

/**
 * How many stand under each word. A read one stands under both, so all but the read ones sum to the
 * recipients.
 */
export function shownTotals({ totals, untracked, read, held }: { totals: MessageTotals } & BesideTotals) {
  return {
    ...totals,
    sent: totals.sent - untracked - held,
    untracked,
    read,
    heldByGateway: held,
  } satisfies ShownTotals;
}

/** The same with each person once, for a bar: who read it counts no more as delivered. */
export function shownParts(shown: ShownTotals): ShownTotals {
  return { ...shown, delivered: shown.delivered - shown.read };
}

/** The words that a campaign can be asked for: all that there are of any gateway, and its own. */
export function wordsOf(shown: ShownTotals, chosen: ShownStatus | null): ShownStatus[] {
  return SHOWN_STATUSES.filter((each) => !SELDOM.includes(each) || each === chosen || shown[each] > 0);
}

/** Those of whom a share can be taken: all but the untracked. */
export function countable({ recipients, untracked }: { recipients: number; untracked: number }): number {
  return recipients - untracked;
}

/** What asks for messages, as a request writes it. */
interface StatusFilter {
  status: MessageStatus;
  tracked?: "true" | "false";
  read?: "true" | "false";
  held?: "true" | "false";
}

/** How the messages that stand under this word are asked for. */
export function statusFilter(shown: ShownStatus): StatusFilter {
  switch (shown) {
    case "untracked":
      return { status: "sent", tracked: "false" };
    case "sent":
      return { status: "sent", tracked: "true", held: "false" };
    case "heldByGateway":
      return { status: "sent", held: "true" };
    case "read":
      return { status: "delivered", read: "true" };
    default:
      return { status: shown };
  }
}
