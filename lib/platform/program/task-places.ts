import { AppError } from "@/lib/core/app-error";
import type { Sentence } from "@/lib/core/sentence";

interface Waiting {
  workspaceId: string;
  enter: () => void;
}

interface Limits {
  /** At work at once, in the whole program. */
  places: number;
  /** Of them, for one workspace. */
  each: number;
  /** How many may wait, and how long. */
  queue: number;
  patienceMillis: number;
  /** What a person reads who was not let in. */
  busy: Sentence;
}

/**
 * Lets a few tasks be done at once; the others wait their turn, and are refused with a sentence
 * when that takes too long.
 */
export class TaskPlaces {
  readonly #working = new Map<string, number>();
  readonly #queue: Waiting[] = [];

  constructor(private readonly limits: Limits) {}

  async run<T>(workspaceId: string, work: () => Promise<T>): Promise<T> {
    await this.#enter(workspaceId);
    try {
      return await work();
    } finally {
      const left = (this.#working.get(workspaceId) ?? 1) - 1;
      if (left > 0) this.#working.set(workspaceId, left);
      else this.#working.delete(workspaceId);
      this.#admit();
    }
  }

  async #enter(workspaceId: string): Promise<void> {
    if (this.#queue.length >= this.limits.queue) throw this.#busy();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        reject(this.#busy());
      }, this.limits.patienceMillis);
      const waiting: Waiting = {
        workspaceId,
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.#queue.push(waiting);
      this.#admit();
    });
  }

  /** Whoever waits longest comes first, but passes while its workspace has its share. */
  #admit(): void {
    for (let at = 0; at < this.#queue.length; ) {
      const taken = [...this.#working.values()].reduce((sum, one) => sum + one, 0);
      if (taken >= this.limits.places) return;
      const next = this.#queue[at] as Waiting;
      const own = this.#working.get(next.workspaceId) ?? 0;
      if (own >= this.limits.each) {
        at++;
        continue;
      }
      this.#queue.splice(at, 1);
      this.#working.set(next.workspaceId, own + 1);
      next.enter();
    }
  }

  #busy(): AppError {
    return new AppError("unavailable", this.limits.busy, undefined, { retryAfter: 60 });
  }
}
