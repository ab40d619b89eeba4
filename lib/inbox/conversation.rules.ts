/**
 * Which conversations a list shows. All but `all` and `closed` speak of open ones; `review` of
 * those with a near miss that waits for a person.
 */
export const CONVERSATION_FILTERS = [
  "all",
  "open",
  "mine",
  "unassigned",
  "unread",
  "review",
  "closed",
] as const;
export type ConversationFilter = (typeof CONVERSATION_FILTERS)[number];

/** How long "someone is replying" holds without being said again. */
export const REPLYING_SECONDS = 20;

/**
 * Where a near miss stands: `waiting` for a person, who opts the phone out or says that it was
 * none.
 */
export const REVIEW_STATES = ["waiting", "stopped", "dismissed"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
