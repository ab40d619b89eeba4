import type { Outcome } from "@/lib/sending/outcome";
import { recordOutcomes } from "@/lib/sending/record-outcomes";
import type { HeldClaims } from "./held-claims";
import type { OutcomeJournal } from "./outcome-journal";

/**
 * Outcomes wait this long for company, or until there are 1,000 (docs/performance.md, "Linger").
 */
const LINGER_MS = 250;
const MOST_AT_ONCE = 1000;
/** So many may wait before nothing more is claimed. */
const MOST_WAITING = 5000;

export interface OutcomeBufferOptions {
  journal: OutcomeJournal;
  /** A stored outcome settles its message there. */
  claims: HeldClaims;
  /** Seconds between asking again for an unknown outcome. */
  pauses: readonly number[];
  /** Told when a batch could not be stored; it is kept and tried again. */
  onError: (error: unknown) => void;
}

/**
 * Collects outcomes and stores them in batches. While Postgres is away nothing is lost: the journal
 * has every reply, synced.
 */
export class OutcomeBuffer {
  #waiting: Outcome[] = [];
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> | null = null;
  #down = false;

  /** What was stored so far, by outcome. */
  readonly stored = { accepted: 0, refused: 0, notSent: 0, unknown: 0 };

  constructor(readonly options: OutcomeBufferOptions) {}

  /** True while the last try to store failed: nothing new may be claimed then. */
  get databaseDown(): boolean {
    return this.#down;
  }

  get sent(): number {
    return Object.values(this.stored).reduce((sum, count) => sum + count, 0);
  }

  /** Whether more may be claimed: what comes of it can be stored. */
  get hasRoom(): boolean {
    return !this.#down && this.#waiting.length < MOST_WAITING;
  }

  get size(): number {
    return this.#waiting.length;
  }

  add(outcome: Outcome): void {
    this.#waiting.push(outcome);
    this.options.journal.append(outcome);
    if (this.#down) void this.options.journal.write(true).catch(this.options.onError);
    if (this.#waiting.length >= MOST_AT_ONCE) this.#start();
    else this.#timer ??= setTimeout(() => this.#start(), LINGER_MS);
  }

  /** Stores all there is; answers when it is stored, or after one failed try. */
  async flush(): Promise<void> {
    while (this.#flushing) await this.#flushing;
    this.#start();
    await this.#flushing;
  }

  #start(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#flushing || this.#waiting.length === 0) return;
    this.#flushing = this.#run().finally(() => {
      this.#flushing = null;
      if (this.#waiting.length > 0)
        this.#timer ??= setTimeout(() => this.#start(), this.#down ? 1000 : LINGER_MS);
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, MOST_AT_ONCE);
      try {
        await recordOutcomes(batch, this.options.pauses);
      } catch (error) {
        this.#down = true;
        this.options.onError(error);
        await this.options.journal.write(true).catch(this.options.onError);
        return;
      }
      this.#down = false;
      this.#waiting.splice(0, batch.length);
      for (const { outcome } of batch) this.stored[outcome] += 1;
      this.options.claims.settleAll(batch);
    }
    try {
      this.options.journal.clear();
    } catch (error) {
      this.options.onError(error);
    }
  }
}
