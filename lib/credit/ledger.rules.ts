/**
 * The accounts of the ledger. What we believe stands at the gateway is `available` + `held`; everything else says where it came from or went.
 */
export type LedgerAccount = "available" | "held" | "opening" | "sends" | "unexplained" | `customer:${string}`;

export const LEDGER_KINDS = ["opening", "transfer.held", "transfer.released", "transfer.succeeded", "sends", "unexplained"] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** A double entry takes from one account exactly what it gives to others. */
export function sumsToZero(lines: readonly { amount: number }[]): boolean {
  return lines.every((line) => Number.isSafeInteger(line.amount)) && lines.reduce((sum, line) => sum + line.amount, 0) === 0;
}

/**
 * The part of a difference that nothing of ours explains.
 * @param drift what the gateway says minus what the ledger says
 * @param uncertain the sum of holds whose call may or may not have been taken: a fall of up to that much explains itself
 */
export function unexplainedPart(drift: number, uncertain: number): number {
  if (drift > 0) return drift;
  return Math.min(0, drift + uncertain);
}

/** Days that the credits last at the present rate, or null when nothing was used or nothing is known. */
export function daysLeft(remaining: number | null, usedPerDay: number): number | null {
  return remaining === null || usedPerDay <= 0 ? null : Math.floor(remaining / usedPerDay);
}

/** Credits used a day, from readings in order of time: only falls count, so that a top-up does not hide what was used. */
export function usedPerDay(readings: readonly { at: string; remaining: number | null }[]): number {
  const known = readings.filter((reading): reading is { at: string; remaining: number } => reading.remaining !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last || first === last) return 0;
  const days = (Date.parse(last.at) - Date.parse(first.at)) / 86_400_000;
  let used = 0;
  for (let i = 1; i < known.length; i++) used += Math.max(0, (known[i - 1]?.remaining ?? 0) - (known[i]?.remaining ?? 0));
  // Less than an hour of readings says nothing about a day.
  return days < 1 / 24 ? 0 : used / days;
}
