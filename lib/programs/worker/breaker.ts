import type { MessageResult } from "@/lib/gateways/gateway";

/** Calls in a row that reached nobody before the breaker opens, and for how long (S7). */
const OPENS_AFTER = 5;
const OPEN_MS = 15_000;

/** A gateway that cannot be reached is left alone for a while. */
export class Breaker {
  #unreachable = 0;
  #openUntil = 0;

  /** Whether calls may be made. */
  get closed(): boolean {
    return performance.now() >= this.#openUntil;
  }

  /** Counts a call's result. Returns whether the breaker opens with it. */
  opensAfter(result: MessageResult): boolean {
    this.#unreachable = result.outcome === "notSent" ? this.#unreachable + 1 : 0;
    if (this.#unreachable < OPENS_AFTER) return false;
    this.#openUntil = performance.now() + OPEN_MS;
    return true;
  }
}
