import type { MessageResult } from "@/lib/gateways/gateway";

/** One storm of refusals counts once: calls that were under way are refused with it. */
const STORM_MS = 1_000;

/**
 * How many calls an account makes at once: half as many after the gateway said "too fast", and one
 * more for each round of calls that it took, until it is as many as ever.
 */
export class CallEase {
  #allowed: number;
  #taken = 0;
  #halvedAt = Number.NEGATIVE_INFINITY;

  constructor(
    readonly usual: number,
    readonly now: () => number = () => performance.now(),
  ) {
    this.#allowed = usual;
  }

  get most(): number {
    return this.#allowed;
  }

  hear({ outcome, reason }: Pick<MessageResult, "outcome" | "reason">): void {
    if (reason === "throttled") return this.#halve();
    if (outcome !== "accepted" || this.#allowed === this.usual) return;
    this.#taken += 1;
    if (this.#taken < this.#allowed) return;
    this.#taken = 0;
    this.#allowed += 1;
  }

  #halve(): void {
    const now = this.now();
    if (now - this.#halvedAt < STORM_MS) return;
    this.#halvedAt = now;
    this.#taken = 0;
    this.#allowed = Math.max(1, Math.floor(this.#allowed / 2));
  }
}
