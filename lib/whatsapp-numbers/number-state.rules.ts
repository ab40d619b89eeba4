/** With how many people a business may begin within 24 hours; null: any, or it is not told. */
export function peopleLimit(tier: string): number | null {
  const [, count, thousands] = /^TIER_(\d{1,6})(K?)$/.exec(tier.trim().toUpperCase()) ?? [];
  return count === undefined ? null : Number(count) * (thousands ? 1_000 : 1);
}

export const isUnlimited = (tier: string) => tier.trim().toUpperCase() === "TIER_UNLIMITED";

/** What of a number's facts people are told of, as WhatsApp writes it. */
export interface NumberState {
  quality: string;
  state: string;
  tier: string;
  blocked: string;
}

export type NumberTrouble = "qualityRed" | "qualityYellow" | "restricted" | "limitLowered";

/** States of a number in which nothing, or not all, goes out. */
const RESTRICTED: ReadonlySet<string> = new Set([
  "BANNED",
  "RESTRICTED",
  "RATE_LIMITED",
  "FLAGGED",
  "DISCONNECTED",
  "DELETED",
  "UNVERIFIED",
]);

const isRestricted = ({ state, blocked }: Pick<NumberState, "state" | "blocked">) =>
  blocked !== "" || RESTRICTED.has(state.toUpperCase());

/** All that is the matter with a number now; a fact that is not told is no trouble. */
export function numberTroubles(now: NumberState, highestLimit: number | null): NumberTrouble[] {
  const limit = peopleLimit(now.tier);
  const quality = now.quality.toUpperCase();
  return [
    ...(quality === "RED" ? (["qualityRed"] as const) : []),
    ...(quality === "YELLOW" ? (["qualityYellow"] as const) : []),
    ...(isRestricted(now) ? (["restricted"] as const) : []),
    ...(limit !== null && highestLimit !== null && limit < highestLimit ? (["limitLowered"] as const) : []),
  ];
}
