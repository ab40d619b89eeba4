/**
 * The accounts of the ledger. What we believe stands at the gateway is `available` + `held`;
 * everything else says where it came from or went.
 */
export type LedgerAccount = "available" | "held" | "opening" | "sends" | "unexplained" | `customer:${string}`;

const LEDGER_KINDS = [
  "opening",
  "transfer.held",
  "transfer.released",
  "transfer.succeeded",
  "sends",
  "unexplained",
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

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

/** So many hours of readings say something about a day; less is a guess. */
const ENOUGH_HOURS = 12;

/**
 * Credits used a day, or null when the readings are too close together to say. Bought credit is not
 * in `used`, so it does not hide use.
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
