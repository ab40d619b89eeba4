/** What a hint to screens may be about: each is an event type of its own on the stream. */
export const LIVE_TOPICS = [
  "campaign",
  "message",
  "conversation",
  "balance",
  "transfer",
  "import",
  "contact",
  "alarm",
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/**
 * What programs tell each other by the same way. `access` never reaches a screen: somebody's role,
 * membership or key has changed, and open streams ask whether they may stay.
 */
export type HintTopic = LiveTopic | "access";
