/**
 * Whose work failed in a way that only a person mends, and until when each is left alone: longer
 * each time, so that nothing is asked or logged over and over.
 */
export class GrowingPauses {
  readonly #kept = new Map<string, { times: number; until: number }>();

  constructor(readonly seconds: readonly number[]) {}

  failed(id: string, now: number): void {
    const times = (this.#kept.get(id)?.times ?? 0) + 1;
    const pause = this.seconds[Math.min(times, this.seconds.length) - 1] ?? 0;
    this.#kept.set(id, { times, until: now + pause * 1000 });
  }

  worked(id: string): void {
    this.#kept.delete(id);
  }

  waits(id: string, now: number): boolean {
    return (this.#kept.get(id)?.until ?? 0) > now;
  }

  waiting(now: number): string[] {
    return [...this.#kept.keys()].filter((id) => this.waits(id, now));
  }
}
