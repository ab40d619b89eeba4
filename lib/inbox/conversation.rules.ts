import { isUserId } from "@/lib/core/is-user-id";

/**
 * Which conversations a list shows. All but `all` and `closed` speak of open ones; `review` of
 * those with a near miss that waits for a person, `waiting` of those whose customer waits for an
 * answer, the longest first, `snoozed` of those that are put off, and `mentioned` of those, closed
 * or not, where whoever asks was called in a note that they have not opened.
 */
export const CONVERSATION_FILTERS = [
  "all",
  "open",
  "mine",
  "unassigned",
  "waiting",
  "snoozed",
  "unread",
  "mentioned",
  "review",
  "closed",
] as const;
export type ConversationFilter = (typeof CONVERSATION_FILTERS)[number];

/** A list counts its conversations no further. */
export const MOST_IN_TAB = 1_000;

/** How long "someone is replying" holds without being said again. */
export const REPLYING_SECONDS = 20;

/**
 * Where a near miss stands: `waiting` for a person, who opts the phone out or says that it was
 * none.
 */
export const REVIEW_STATES = ["waiting", "stopped", "dismissed"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/**
 * Whether a sender can be written to at all: digits, as the gateway takes them, or the id by which
 * WhatsApp takes somebody without a number. No numbering plan is asked, for the gateway delivered
 * from this very number; it may know one that we do not.
 */
export function isAnswerable(sender: string): boolean {
  return /^\d{3,15}$/.test(sender) || isUserId(sender);
}

/** A reply that surely did not arrive, and may be sent once more. */
export const AGAIN_STATUSES = ["failed", "rejected", "expired"] as const;
