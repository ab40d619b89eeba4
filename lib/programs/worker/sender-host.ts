import type { Claim, ClaimedMessage, Claimer } from "@/lib/sending/claim-messages";
import type { Outcome } from "@/lib/sending/record-outcomes";
import type { UntrackedBatch } from "@/lib/sending/untracked-batches";

/** What a sender needs of its worker. */
export interface SenderHost {
  claimer: Claimer;
  callTimeoutMs: number;
  pauses: readonly number[];
  /**
   * False when the lease may have run out (a suspended machine): no call is made until it is
   * renewed (S16).
   */
  leaseHolds(): boolean;
  ownsClaim(claimId: number): boolean;
  claimed(claim: Claim): void;
  settled(claimId: number, count: number): void;
  /** What this claim came to could not be stored: whoever recovers claims takes its messages up. */
  abandon(claimId: number): void;
  record(outcome: Outcome): void;
  mayClaim(): boolean;
  databaseNow(): number;
  onError(error: unknown): void;
}

/** One call to make: a message of a claim, or a stored batch of them. */
export type Call = { claim: Claim; message: ClaimedMessage } | { batch: UntrackedBatch };
