const WINDOW_MS = 250;

/** How fast calls come to an end, over the last quarter of a second or so. */
export class CallPace {
  #count = 0;
  #since = performance.now();
  #perMs = 0;

  count(): void {
    this.#count += 1;
    const now = performance.now();
    if (now - this.#since < WINDOW_MS) return;
    this.#perMs = this.#count / (now - this.#since);
    this.#count = 0;
    this.#since = now;
  }

  /** So many calls end in `ms` at this pace. */
  callsIn(ms: number): number {
    return Math.ceil(this.#perMs * ms);
  }
}
