import type { Claim } from "@/lib/sending/claim";
import { disownClaims, dropClaims } from "@/lib/sending/recover-claims";

/** The claims that a worker holds, each with how many of its messages are not settled yet. */
export class HeldClaims {
  readonly #open = new Map<number, number>();
  readonly #abandoned = new Set<number>();
  #settled: number[] = [];

  /**
   * @param onError told when settled claims could not be dropped; their leases run out by
   * themselves
   */
  constructor(readonly onError: (error: unknown) => void) {}

  get ids(): number[] {
    return [...this.#open.keys()];
  }

  has(claimId: number): boolean {
    return this.#open.has(claimId);
  }

  take(claim: Claim): void {
    this.#open.set(claim.claimId, claim.messages.length);
  }

  /**
   * Ends `count` messages of a claim; with the last of them the claim is dropped, together with all
   * that end in the same turn.
   */
  settle(claimId: number, count: number): void {
    const held = this.#open.get(claimId);
    // Not ours any more: whoever recovers it still needs its row.
    if (held === undefined) return;
    const left = held - count;
    if (left > 0) {
      this.#open.set(claimId, left);
      return;
    }
    this.#open.delete(claimId);
    this.#settled.push(claimId);
    if (this.#settled.length === 1)
      setImmediate(() => void dropClaims(this.#settled.splice(0)).catch(this.onError));
  }

  /** Ends the messages whose outcomes are stored. */
  settleAll(outcomes: readonly { claimId: number }[]): void {
    const counts = new Map<number, number>();
    for (const { claimId } of outcomes) counts.set(claimId, (counts.get(claimId) ?? 0) + 1);
    for (const [claimId, count] of counts) this.settle(claimId, count);
  }

  /** What this claim came to could not be stored: it is let go at the next `disown`. */
  abandon(claimId: number): void {
    this.#open.delete(claimId);
    this.#abandoned.add(claimId);
  }

  async disown(): Promise<void> {
    const abandoned = [...this.#abandoned];
    await disownClaims(abandoned);
    for (const claimId of abandoned) this.#abandoned.delete(claimId);
  }

  /**
   * Of the `asked`, those that are not `own` were taken over by another worker while this one
   * slept: their messages are dropped, replies still count.
   */
  forgetLost(asked: number[], own: Set<number>): void {
    for (const claimId of asked) if (!own.has(claimId)) this.#open.delete(claimId);
  }
}
