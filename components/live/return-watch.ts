const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Decides when a page that failed is read again. The end of an outage is a reason to; a page that
 * fails although the server answers is read once more and then left to the person, for it would
 * only fail again.
 */
export class ReturnWatch {
  #page: string | null = null;
  #tried = false;
  #looks = 0;

  /** A page could not be read. */
  fails(page: string): void {
    if (page !== this.#page) this.#tried = false;
    this.#page = page;
    this.#looks = 0;
  }

  mayRead(answers: boolean): boolean {
    this.#looks += 1;
    if (!answers) {
      this.#tried = false;
      return false;
    }
    const may = !this.#tried;
    this.#tried = true;
    return may;
  }

  /** Milliseconds until the server is asked again: longer each time. */
  pause(): number {
    return PAUSES_MS[Math.min(this.#looks, PAUSES_MS.length - 1)] as number;
  }
}
