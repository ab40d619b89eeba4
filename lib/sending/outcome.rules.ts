import type { GatewayOutcome, RefusalReason } from "@/lib/core/gateway-answer";
import type { PauseReason } from "@/lib/core/pause-reason";
import type { MessageStatus } from "@/lib/messages/message.rules";

/** Pauses before an unknown outcome is asked for again, in seconds; the last one repeats. */
export const ASK_AGAIN_SECONDS = [30, 120, 600, 3600];
/** Pauses after a call that certainly never left us. */
const NOT_SENT_SECONDS = [5, 15, 60, 300];
const BATCH_NOT_SENT_SECONDS = 15;
/** Pauses after a refusal that says "later", by its reason; the last one repeats. */
const LATER_SECONDS = {
  /** The account also makes fewer calls at once (call-ease.ts). */
  throttled: [5, 15, 30, 60],
  /** One person may get about one message in six seconds. */
  pair: [7, 15, 30, 60],
  busy: [5, 15, 60, 300],
} as const;
/** A gateway that said so often that it is in trouble has refused the message. */
const MOST_BUSY = 6;
/** A message whose worker was lost this often waits for a person (S24). */
export const MOST_LOST = 5;

export interface AttemptFacts {
  outcome: GatewayOutcome;
  reason: RefusalReason | null;
  /** What the message keeps as its failure. */
  code: string | null;
  gatewayMessageId: string | null;
  /** Number of this attempt, from 1. */
  attempt: number;
  /** Whether an earlier attempt with this seqno ended without our learning its outcome. */
  hadUnknown: boolean;
  /** Hours since the first attempt, by the database clock. */
  hoursSinceFirst: number;
  /** Of the gateway; null: what may have been taken is never asked for again. */
  repeatIsSafeForHours: number | null;
  /**
   * The account refused between the calls of one message: its first parts are taken, so its seqno
   * stays.
   */
  stopped: "credits" | "credentials" | null;
}

export interface MessageDecision {
  status: MessageStatus;
  tracked: boolean;
  failureCode: string | null;
  /** Seconds until it is taken up again; null when it is not. */
  again: number | null;
  /**
   * Whether the next attempt gets a new seqno: only after a refusal that nothing unknown stands
   * before.
   */
  nextRound: boolean;
  /** The whole account stops. */
  pause: PauseReason | null;
  /** The campaign stops: every one of its messages would be refused for the same reason. */
  stopCampaign: boolean;
  /** A first attempt was answered "duplicate": a person must look. */
  alarm: boolean;
}

/**
 * What becomes of a message after one call (docs/gateway.md, "Answers").
 * Pure; every combination is table-tested.
 */
export function decideOutcome(
  facts: AttemptFacts,
  pauses: readonly number[] = ASK_AGAIN_SECONDS,
): MessageDecision {
  const none = {
    tracked: false,
    failureCode: null,
    again: null,
    nextRound: false,
    pause: null,
    stopCampaign: false,
    alarm: false,
  } as const;
  switch (facts.outcome) {
    case "accepted":
      return { ...none, status: "sent", tracked: facts.gatewayMessageId !== null };
    case "unknown":
      return facts.stopped && facts.repeatIsSafeForHours !== null
        ? { ...none, status: "sending", again: 0, pause: facts.stopped }
        : { ...askAgain(facts, pauses), pause: facts.stopped };
    case "notSent": {
      const again = NOT_SENT_SECONDS[Math.min(facts.attempt, NOT_SENT_SECONDS.length) - 1] as number;
      return facts.hadUnknown ? askAgain(facts, pauses) : { ...none, status: "queued", again };
    }
    case "refused":
      return refusal(facts, pauses);
  }
}

function refusal(facts: AttemptFacts, pauses: readonly number[]): MessageDecision {
  const none = {
    tracked: false,
    failureCode: null,
    again: null,
    nextRound: false,
    pause: null,
    stopCampaign: false,
    alarm: false,
  } as const;
  switch (facts.reason) {
    case "credentials":
    case "credits":
      return facts.hadUnknown
        ? { ...none, status: "sending", again: 0, pause: facts.reason }
        : { ...none, status: "queued", again: 0, nextRound: true, pause: facts.reason };
    case "policy":
      return { ...none, status: waiting(facts), again: 0, pause: "policy" };
    case "phone":
    case "content":
    case "request":
      return { ...none, status: "failed", failureCode: facts.code };
    case "template":
      return { ...none, status: "failed", failureCode: facts.code, stopCampaign: true };
    case "templatePaused":
      return { ...none, status: waiting(facts), again: 0, stopCampaign: true };
    case "throttled":
    case "pair":
    case "busy":
      return later(facts, facts.reason);
    case "duplicate":
      return facts.hadUnknown
        ? { ...none, status: "sent" }
        : { ...none, status: "unresolved", failureCode: facts.code, alarm: true };
    default:
      return askAgain(facts, pauses);
  }
}

/** What waits after an unknown outcome must be asked for with the same seqno. */
const waiting = ({ hadUnknown }: AttemptFacts) => (hadUnknown ? "sending" : "queued");

/** Refused for now: certainly not taken, so it may be asked again as it was. */
function later(facts: AttemptFacts, reason: keyof typeof LATER_SECONDS): MessageDecision {
  const pauses: readonly number[] = LATER_SECONDS[reason];
  const over = reason === "busy" && facts.attempt >= MOST_BUSY && !facts.hadUnknown;
  return {
    status: over ? "failed" : waiting(facts),
    tracked: false,
    failureCode: over ? facts.code : null,
    again: over ? null : (pauses[Math.min(facts.attempt, pauses.length) - 1] ?? 60),
    nextRound: false,
    pause: null,
    stopCampaign: false,
    alarm: false,
  };
}

/** What is known after one call to many numbers. */
export interface BatchFacts {
  outcome: GatewayOutcome;
  reason: RefusalReason | null;
  code: string | null;
  /** Number of this call, from 1. */
  attempt: number;
  /** Numbers in the call. */
  members: number;
  /** Whether an earlier call with this seqno ended without our learning its outcome. */
  hadUnknown: boolean;
  /** Hours since the first call, by the database clock. */
  hoursSinceFirst: number;
  /** Of the gateway; null: what may have been taken is never asked for again. */
  repeatIsSafeForHours: number | null;
}

export type BatchDecision =
  /** All members end alike: as sent and not tracked, failed, or waiting for a person. */
  | {
      move: "settle";
      outcome: "accepted" | "refused" | "unknown";
      status: MessageStatus;
      failureCode: string | null;
      alarm: boolean;
    }
  /** One of the numbers is bad, and nobody was texted: each half is called by itself. */
  | { move: "split" }
  | { move: "again"; seconds: number; newSeqno: boolean; pause: "credits" | "credentials" | null };

/**
 * What becomes of a batch after one call, by the same rules as a single message. Pure; every
 * combination is table-tested.
 */
export function decideBatch(facts: BatchFacts, pauses: readonly number[] = ASK_AGAIN_SECONDS): BatchDecision {
  const { outcome, reason, code, hadUnknown } = facts;
  const settled = { move: "settle", failureCode: null, alarm: false } as const;
  if (outcome === "accepted") return { ...settled, outcome: "accepted", status: "sent" };
  switch (reason) {
    case "duplicate":
      return hadUnknown
        ? { ...settled, outcome: "accepted", status: "sent" }
        : { ...settled, outcome: "refused", status: "unresolved", failureCode: code, alarm: true };
    case "phone":
      if (facts.members > 1 && !hadUnknown) return { move: "split" };
      return { ...settled, outcome: "refused", status: "failed", failureCode: code };
    case "content":
      return { ...settled, outcome: "refused", status: "failed", failureCode: code };
  }
  const pause = reason === "credentials" || reason === "credits" ? reason : null;
  const wait = pauses[Math.min(facts.attempt, pauses.length) - 1] ?? 3600;
  const certain = !hadUnknown && (pause !== null || outcome === "notSent");
  if (!certain && facts.hoursSinceFirst + wait / 3600 >= (facts.repeatIsSafeForHours ?? 0))
    return { ...settled, outcome: "unknown", status: "unresolved", failureCode: "no_answer" };
  const seconds = pause !== null ? 0 : outcome === "notSent" ? BATCH_NOT_SENT_SECONDS : wait;
  return { move: "again", seconds, newSeqno: pause !== null && !hadUnknown, pause };
}

function askAgain(facts: AttemptFacts, pauses: readonly number[]): MessageDecision {
  const pause = pauses[Math.min(facts.attempt, pauses.length) - 1] ?? 3600;
  const tooLate = facts.hoursSinceFirst + pause / 3600 >= (facts.repeatIsSafeForHours ?? 0);
  return {
    status: tooLate ? "unresolved" : "sending",
    tracked: false,
    failureCode: tooLate ? "no_answer" : null,
    again: tooLate ? null : pause,
    nextRound: false,
    pause: null,
    stopCampaign: false,
    alarm: false,
  };
}
