/**
 * Since when a gateway has owed an answer: told early, for a call may hang for forty seconds, and a
 * refused connection is only tried again after a pause.
 */
export class Silence {
  #underWay = 0;
  /** The earliest call since the last answer; null while none is owed. */
  #since: number | null = null;

  constructor(readonly quietMs: number) {}

  begin(now: number): void {
    this.#underWay += 1;
    this.#since ??= now;
  }

  /** @param answered whether the gateway said anything, and not only after the quiet time */
  end(answered: boolean, now: number): void {
    this.#underWay -= 1;
    if (answered) this.#since = this.#underWay > 0 ? now : null;
  }

  isQuiet(now: number): boolean {
    return this.#since !== null && now - this.#since >= this.quietMs;
  }
}
