/** So many at once, and one more in each so many milliseconds. */
export class TokenBucket {
  readonly #left = new Map<string, { tokens: number; at: number }>();

  take(key: string, burst: number, everyMs: number, now: number): boolean {
    const kept = this.#left.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, kept.tokens + Math.max(0, now - kept.at) / everyMs);
    const taken = tokens >= 1;
    this.#left.set(key, { tokens: taken ? tokens - 1 : tokens, at: now });
    return taken;
  }

  clear(): void {
    this.#left.clear();
  }
}
