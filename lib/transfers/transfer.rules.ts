import type { GatewayOutcome, RefusalReason } from "@/lib/core/gateway-answer";

export const TRANSFER_STATUSES = [
  "awaiting_approval",
  "pending",
  "sending",
  "succeeded",
  "refused",
  "unresolved",
  "canceled",
] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/**
 * Seconds between the confirmation on screen and the call, in which it can be taken back; the
 * gateway has no undo (T10).
 */
export const TRANSFER_UNDO_SECONDS = 10;
/**
 * A call that certainly never reached the gateway is tried this long, then given up with the hold
 * released.
 */
export const UNREACHED_MINUTES = 10;
/**
 * The same customer and amount within this time after an unknown outcome asks the person again
 * (T5).
 */
export const REPEAT_WARNING_HOURS = 24;
const PAUSES_SECONDS = [10, 30, 120, 600, 1800, 3600];

/** How long to wait before asking again with the same seqno. */
export function pauseAfter(attempts: number): number {
  return PAUSES_SECONDS[Math.min(Math.max(attempts, 1), PAUSES_SECONDS.length) - 1] as number;
}

/** What became of the call that was just made. */
export interface CallOutcome {
  outcome: GatewayOutcome;
  reason: RefusalReason | null;
}

/** What is known besides the answer. */
export interface TransferHistory {
  /** An earlier attempt of ours may have been taken. */
  asked: boolean;
  /** The first attempt is older than the gateway certainly drops a repeat for. */
  tooOld: boolean;
  /** Tried for longer than we try an unreachable gateway. */
  givenUp: boolean;
}

/**
 * The balance before the first attempt and now, and whether anything else of ours could have moved
 * it.
 */
export interface Evidence {
  before: number | null;
  after: number | null;
  quiet: boolean;
}

export type TransferDecision =
  | { move: "succeeded"; proof: "answer" | "balance" }
  | { move: "refused"; pauseAccount: boolean }
  | { move: "askAgain"; pauseAccount: boolean }
  | { move: "unresolved"; duplicate: boolean }
  /** The answer alone does not say: read the balance and ask `decideByEvidence`. */
  | { move: "weigh"; duplicate: boolean };

/** What the answer of one call means (docs/gateway.md "transfer", T4–T7). */
export function decideTransfer(call: CallOutcome, history: TransferHistory): TransferDecision {
  if (call.outcome === "accepted") return { move: "succeeded", proof: "answer" };
  if (call.outcome === "unknown")
    return history.tooOld
      ? { move: "unresolved", duplicate: false }
      : { move: "askAgain", pauseAccount: false };
  if (call.outcome === "notSent") {
    if (!history.asked)
      return history.givenUp
        ? { move: "refused", pauseAccount: false }
        : { move: "askAgain", pauseAccount: false };
    return history.tooOld
      ? { move: "unresolved", duplicate: false }
      : { move: "askAgain", pauseAccount: false };
  }
  if (call.reason === "duplicate")
    return history.asked ? { move: "weigh", duplicate: true } : { move: "unresolved", duplicate: true };
  if (!history.asked) return { move: "refused", pauseAccount: call.reason === "credentials" };
  // A refusal now is no word about the earlier attempt: after it was taken, too little credit may
  // follow from the lower balance.
  if (call.reason === "credentials")
    return history.tooOld
      ? { move: "unresolved", duplicate: false }
      : { move: "askAgain", pauseAccount: true };
  return { move: "weigh", duplicate: false };
}

/**
 * Two readings as proof. They count only when nothing else of ours moved meanwhile. A duplicate is
 * confirmed when the balance fell by exactly the amount; it is never taken as a refusal, because
 * the specification does not say whether a refused attempt uses up its seqno.
 */
export function decideByEvidence(
  evidence: Evidence,
  credits: number,
  duplicate: boolean,
): "succeeded" | "refused" | "unresolved" {
  const { before, after, quiet } = evidence;
  if (before === null || after === null || !quiet) return "unresolved";
  if (duplicate) return before - after === credits ? "succeeded" : "unresolved";
  return before === after ? "refused" : "unresolved";
}

/**
 * The four words the REST API and webhooks use. Being asked again counts as unresolved: nobody
 * knows yet.
 */
export function publicStatus(
  status: TransferStatus,
  asked: boolean,
): "pending" | "succeeded" | "refused" | "unresolved" | "canceled" {
  if (status === "sending") return asked ? "unresolved" : "pending";
  return status === "awaiting_approval" ? "pending" : status;
}
