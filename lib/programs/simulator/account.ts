import type { AccountConfig } from "./options";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** One login: its credits, and the seqnos it used in the last 24 hours. */
export class Account {
  credits: number;
  used = 0;
  readonly #seqnos = new Map<string, number>();

  constructor(public config: AccountConfig) {
    this.credits = config.credits;
  }

  /** Whether this seqno was used less than 24 hours ago. Blank seqnos are never remembered. */
  knows(seqno: string, now: number): boolean {
    const at = this.#seqnos.get(seqno);
    return at !== undefined && now - at < DAY_MS;
  }

  remember(seqno: string, now: number): void {
    if (seqno === "") return;
    for (const [old, at] of this.#seqnos) {
      if (now - at < DAY_MS) break;
      this.#seqnos.delete(old);
    }
    this.#seqnos.delete(seqno);
    this.#seqnos.set(seqno, now);
  }

  /** Takes credits for messages or a transfer. */
  spend(credits: number): void {
    this.credits -= credits;
    this.used += credits;
  }

  /** What a restart keeps. */
  state() {
    return { credits: this.credits, used: this.used, seqnos: [...this.#seqnos] };
  }

  restore(state: ReturnType<Account["state"]>): void {
    this.credits = state.credits;
    this.used = state.used;
    for (const [seqno, at] of state.seqnos) this.#seqnos.set(seqno, at);
  }

  /** Another one after anything that `state` tells has changed. */
  mark(): string {
    return `${this.credits}/${this.used}/${this.#seqnos.size}`;
  }

  view() {
    return {
      ...this.config,
      password: "(kept)",
      credits: this.credits,
      used: this.used,
      seqnosKept: this.#seqnos.size,
    };
  }
}
