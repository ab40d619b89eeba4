/** A count that took less than this is made again each time: nobody waits for it. */
const SLOW_MILLIS = 1_000;
/** How long a slow one is told again. A launch counts for itself. */
const KEPT_MILLIS = 60_000;
const MOST_KEPT = 200;

interface Count<T> {
  result: Promise<T>;
  /** By performance.now(); until then it may be told. While it is being made: forever. */
  until: number;
}

/**
 * Shares a slow count: who asks while it is being made waits for the same one, and who asks for it
 * again within a minute is told the same. The composer, the check page and its screen
 * ask for one count of a million people, and it is made once.
 */
export class SharedCount<T> {
  readonly #counts = new Map<string, Count<T>>();

  /**
   * @param key everything that the result depends on, but for the people themselves
   * @param mayKeep whether this result is worth telling again
   */
  get(key: string, count: () => Promise<T>, mayKeep: (result: T) => boolean = () => true): Promise<T> {
    const known = this.#counts.get(key);
    if (known && known.until > performance.now()) return known.result;
    if (this.#counts.size >= MOST_KEPT) this.#forgetOld();
    const begun = performance.now();
    const entry: Count<T> = { result: count(), until: Number.POSITIVE_INFINITY };
    this.#counts.set(key, entry);
    const forget = () => {
      if (this.#counts.get(key) === entry) this.#counts.delete(key);
    };
    entry.result.then((result) => {
      const slow = performance.now() - begun >= SLOW_MILLIS;
      if (slow && mayKeep(result)) entry.until = performance.now() + KEPT_MILLIS;
      else forget();
    }, forget);
    return entry.result;
  }

  #forgetOld(): void {
    const now = performance.now();
    for (const [key, { until }] of this.#counts) if (until <= now) this.#counts.delete(key);
  }
}
