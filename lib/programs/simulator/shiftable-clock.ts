/** The gateway's clock, which a test can move to see what it forgets after 24 hours. */
export class ShiftableClock {
  #shift = 0;

  now(): number {
    return Date.now() + this.#shift;
  }

  /** Moves the clock by so many milliseconds from where it stands. */
  shift(ms: number): void {
    this.#shift += ms;
  }

  reset(): void {
    this.#shift = 0;
  }
}
