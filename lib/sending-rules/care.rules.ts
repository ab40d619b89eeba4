import type { Judged } from "@/lib/sending-rules/care.view";

/** So many are sent to alone in a slow start. */
export const SLOW_FIRST = 200;
/** Fewer prove nothing. */
const LEAST_TRIED = 50;
/** A limit for a slow start in a workspace that has none. */
const USUAL_SHARE = 0.2;
/** So much of the first ones must have a report before the rest goes out. */
const REPORTED_SHARE = 0.8;
/** So long after the last of the first ones nobody waits for more reports. */
const SLOW_PATIENCE_MINUTES = 20;
/** It is looked at each second, so that once in a hundred by chance would be often: 99.5 of 100. */
const Z = 2.576;

/** What a campaign has done so far, counted from its tallies. */
export interface Evidence {
  /** Called for, whatever came of it. */
  tried: number;
  /** Of those, the ones whose outcome is known. */
  settled: number;
  /** Failed, expired at the gateway, rejected or refused. */
  failures: number;
  optOuts: number;
}

/** What was known when a person resumed it: the same evidence does not pause it again. */
export type CareFrom = Pick<Evidence, "settled" | "failures" | "optOuts">;

export interface CareLimits {
  pauseOnFailureShare: number | null;
  pauseOnOptOutShare: number | null;
}

/** The least share that so few cases are good for (Wilson's score interval, its lower end). */
export function leastShare(count: number, of: number): number {
  if (of <= 0 || count <= 0) return 0;
  const share = Math.min(1, count / of);
  const spread = (Z * Z) / of;
  const half = Z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return Math.max(0, (share + spread / 2 - half) / (1 + spread));
}

/**
 * Whether a campaign must pause by itself. Failures are counted among all that was tried, reported
 * or not: who has no report yet has not failed, and bad news comes sooner than good.
 */
export function judgeCare(now: Evidence, from: CareFrom | null, limits: CareLimits): Judged | null {
  const failures = now.failures - (from?.failures ?? 0);
  // What was on its way at the resume may still fail, and counts.
  const tried = now.tried - (from?.settled ?? 0);
  if (limits.pauseOnFailureShare !== null && tried >= LEAST_TRIED) {
    if (leastShare(failures, tried) > limits.pauseOnFailureShare)
      return { reason: "failures", count: failures, of: tried, limit: limits.pauseOnFailureShare };
  }
  // Who was texted before the resume may ask to stop after it: all of them count.
  const optOuts = now.optOuts - (from?.optOuts ?? 0);
  if (limits.pauseOnOptOutShare !== null && now.tried >= LEAST_TRIED) {
    if (leastShare(optOuts, now.tried) > limits.pauseOnOptOutShare)
      return { reason: "opt_outs", count: optOuts, of: now.tried, limit: limits.pauseOnOptOutShare };
  }
  return null;
}

/** What became of the first ones of a slow start. */
export interface FirstOnes {
  people: number;
  /** Not called for yet, or without an answer. */
  open: number;
  /** Of whom it is known, or can no longer be known, whether they got it. */
  reported: number;
  failures: number;
  /** Since the last of them was handed over. */
  minutes: number | null;
}

/** Whether the rest goes out too: `wait`, `go`, or why it pauses. */
export function judgeSlowStart(first: FirstOnes, limits: CareLimits): "wait" | "go" | Judged {
  const { people, open, reported, failures, minutes } = first;
  const limit = limits.pauseOnFailureShare ?? USUAL_SHARE;
  if (people > 0 && failures / people > limit)
    return { reason: "failures", count: failures, of: people, limit };
  if (open > 0) return "wait";
  if (reported >= people * REPORTED_SHARE) return "go";
  if (minutes === null || minutes < SLOW_PATIENCE_MINUTES) return "wait";
  return { reason: "slow_start", count: reported, of: people, limit: REPORTED_SHARE };
}

/** A share as people type it, in per cent; blank for none. */
export function percentOf(share: number | null): string {
  return share === null ? "" : String(Number((share * 100).toFixed(1)));
}

/** What was typed as a share; what cannot be read is no number, so that the field says so. */
export function shareOf(typed: string): number | null {
  const plain = typed.replace(/[%\s]/g, "").replace(",", ".");
  return plain === "" ? null : Number((Number(plain) / 100).toFixed(4));
}
