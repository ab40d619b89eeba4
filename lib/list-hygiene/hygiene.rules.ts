/** What is not as it should be about people of the lists. */
export const HYGIENE_KINDS = ["duplicates", "landlines", "dead", "neverDelivered", "optedOut"] as const;
export type HygieneKind = (typeof HYGIENE_KINDS)[number];

/** What can be done about each: nothing that would lose a person. */
export const HYGIENE_ACTIONS = {
  duplicates: ["keepFirst"],
  landlines: ["suppress", "removeFromLists"],
  dead: ["suppress", "removeFromLists"],
  neverDelivered: ["suppress", "removeFromLists"],
  optedOut: ["removeFromLists"],
} as const satisfies Record<HygieneKind, readonly string[]>;
export type HygieneAction = (typeof HYGIENE_ACTIONS)[HygieneKind][number];

/** Why those who are suppressed here are. */
export const HYGIENE_REASONS = {
  landlines: "landline",
  dead: "not in service",
  neverDelivered: "never delivered",
} as const satisfies Partial<Record<HygieneKind, string>>;

/** Credits of thirty days: as many as the people texted meanwhile had on average. */
export function creditsOf(texted: number, month: { credits: number; people: number }): number {
  return month.people === 0 ? 0 : Math.round((month.credits * texted) / month.people);
}
