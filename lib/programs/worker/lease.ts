/** How long this worker's claims are its own, as far as it knows. */
export class Lease {
  #renewedAt = performance.now();

  constructor(
    readonly seconds: number,
    /** The longest that a call may take. */
    readonly callTimeoutMs: number,
  ) {}

  /**
   * False when it may run out under a call (a suspended machine): none is made until it is renewed
   * (S16).
   */
  get holds(): boolean {
    return performance.now() - this.#renewedAt < this.seconds * 1000 - this.callTimeoutMs;
  }

  /** @param asked when the renewal was asked for: it counts from then */
  renewed(asked: number): void {
    this.#renewedAt = asked;
  }
}
