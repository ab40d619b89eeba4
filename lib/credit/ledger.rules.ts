/**
 * The accounts of the ledger. What we believe stands at the gateway is `available` + `held`;
 * everything else says where it came from or went.
 */
export type LedgerAccount =
  | "available"
  | "held"
  | "opening"
  | "sends"
  | "unexplained"
  | "bought"
  | "outside"
  | "price"
  | "other"
  | `customer:${string}`;

export const LEDGER_KINDS = [
  "opening",
  "transfer.held",
  "transfer.released",
  "transfer.succeeded",
  "transfer.corrected",
  "sends",
  "unexplained",
  "purchase",
  "explained",
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/**
 * What a movement of the balance that nothing of ours caused may turn out to be, and its account.
 */
export const EXPLANATIONS = {
  purchase: "bought",
  outside: "outside",
  price: "price",
  other: "other",
} as const satisfies Record<string, LedgerAccount>;

/**
 * Whether a fall that nothing explains is worth an alarm: one no larger than what was sent since
 * the last reading is the price of the parts, which is estimated.
 */
export function fallsOutside(unexplained: number, sent: number): boolean {
  return unexplained < 0 && -unexplained > sent;
}

/** A double entry takes from one account exactly what it gives to others. */
export function sumsToZero(lines: readonly { amount: number }[]): boolean {
  return (
    lines.every((line) => Number.isSafeInteger(line.amount)) &&
    lines.reduce((sum, line) => sum + line.amount, 0) === 0
  );
}

/**
 * The part of a difference that nothing of ours explains.
 * @param drift what the gateway says minus what the ledger says
 * @param uncertain the sum of holds whose call may or may not have been taken: a fall of up to that
 * much explains itself
 */
export function unexplainedPart(drift: number, uncertain: number): number {
  if (drift > 0) return drift;
  return Math.min(0, drift + uncertain);
}

/** So many hours of books say something about a day; less is a guess. */
const ENOUGH_HOURS = 12;

/**
 * Credits that sends used a day, or null when the books are too young to say. Transfers and
 * movements outside Canang are no use: they say nothing about how long the rest will do.
 */
export function usedPerDay(readings: { used: number; hours: number }): number | null {
  return readings.hours < ENOUGH_HOURS ? null : Math.round(readings.used / (readings.hours / 24));
}

/**
 * Days that the credits last at the present rate, or null when nothing was used or nothing is
 * known.
 */
export function daysLeft(remaining: number | null, perDay: number | null): number | null {
  return remaining === null || perDay === null || perDay <= 0 ? null : Math.floor(remaining / perDay);
}
