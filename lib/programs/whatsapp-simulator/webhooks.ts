import { createHmac } from "node:crypto";
import { Agent, request } from "undici";
import type { BusinessAccount } from "./business-account";
import type { Settings } from "./options";

const CONNECTIONS = 32;
const TIMEOUT_MS = 10_000;

/** One thing that happened, as a webhook tells it. */
export interface Update {
  field: string;
  /** The number that it belongs to; null for what belongs to the account. */
  number: string | null;
  value: Record<string, unknown>;
  wrongSignature?: boolean;
}

interface Waiting {
  update: Update;
  done: (answered: boolean) => void;
}

/**
 * The calls to the business's side: updates of a moment in one signed POST, made again after
 * growing pauses until one is answered with 200.
 */
export class Webhooks {
  readonly #agent = new Agent({ connections: CONNECTIONS, pipelining: 1, connect: { timeout: TIMEOUT_MS } });
  readonly #waiting = new Map<BusinessAccount, { list: Waiting[]; timer: NodeJS.Timeout }>();
  #stopped = false;
  #epoch = 0;
  pending = 0;
  posts = 0;
  answered = 0;
  failed = 0;
  lastFailure: string | null = null;

  constructor(readonly settings: Settings) {}

  /** True once it was answered with 200; false when nobody listens or every try failed. */
  tell(account: BusinessAccount, update: Update): Promise<boolean> {
    const wanted = account.fields === null || account.fields.includes(update.field);
    if (!account.callbackUrl || !account.subscribed || !wanted || this.#stopped)
      return Promise.resolve(false);
    this.pending += 1;
    return new Promise((done) => {
      const one = { update, done };
      if (update.wrongSignature) return void this.#post(account, [one]);
      const kept = this.#waiting.get(account);
      if (!kept) {
        const timer = setTimeout(() => this.#flush(account), this.settings.batchWaitMs);
        timer.unref();
        this.#waiting.set(account, { list: [one], timer });
      } else kept.list.push(one);
      if ((this.#waiting.get(account)?.list.length ?? 0) >= this.settings.batchMax) this.#flush(account);
    });
  }

  /** Sends a body as it stands, once: what no honest side would send. */
  async raw(account: BusinessAccount, body: string, signature?: string | null): Promise<number | null> {
    if (!account.callbackUrl) return null;
    return this.#once(account.callbackUrl, body, signature === undefined ? sign(account, body) : signature);
  }

  /** Asks the callback URL whether it knows the verify token. */
  async verify(url: string, verifyToken: string): Promise<boolean> {
    const challenge = String(1_000_000_000 + Math.floor(performance.now()));
    const target = new URL(url);
    for (const [name, value] of [
      ["hub.mode", "subscribe"],
      ["hub.challenge", challenge],
      ["hub.verify_token", verifyToken],
    ] as const)
      target.searchParams.set(name, value);
    try {
      const answer = await request(target, { dispatcher: this.#agent, headersTimeout: TIMEOUT_MS });
      const said = await answer.body.text();
      return answer.statusCode === 200 && said === challenge;
    } catch {
      return false;
    }
  }

  /** Forgets what was to come. */
  cancel(): void {
    this.#epoch += 1;
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    this.pending = 0;
    this.posts = 0;
    this.answered = 0;
    this.failed = 0;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.cancel();
    await this.#agent.destroy();
  }

  #flush(account: BusinessAccount): void {
    const kept = this.#waiting.get(account);
    if (!kept) return;
    clearTimeout(kept.timer);
    this.#waiting.delete(account);
    void this.#post(account, kept.list);
  }

  async #post(account: BusinessAccount, list: Waiting[]): Promise<void> {
    const epoch = this.#epoch;
    const body = JSON.stringify(
      bodyOf(
        account,
        list.map(({ update }) => update),
      ),
    );
    const wrong = list.some(({ update }) => update.wrongSignature);
    const signature = wrong ? `sha256=${"0".repeat(64)}` : sign(account, body);
    const started = performance.now();
    let answered = false;
    for (let attempt = 0; !this.#stopped && epoch === this.#epoch; attempt += 1) {
      answered =
        account.callbackUrl !== null && (await this.#once(account.callbackUrl, body, signature)) === 200;
      // A call that nobody honest made is not made again.
      if (answered || wrong) break;
      const pause = this.settings.retryPausesMs[Math.min(attempt, this.settings.retryPausesMs.length - 1)];
      if (pause === undefined || performance.now() - started + pause > this.settings.retryForMs) break;
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
    }
    if (epoch === this.#epoch) {
      this.pending -= list.length;
      if (answered) this.answered += list.length;
      else this.failed += list.length;
    }
    for (const { done } of list) done(answered);
  }

  async #once(url: string, body: string, signature: string | null): Promise<number | null> {
    this.posts += 1;
    try {
      const answer = await request(url, {
        method: "POST",
        dispatcher: this.#agent,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
        headers: {
          "content-type": "application/json",
          "user-agent": "facebookexternalua",
          ...(signature === null ? {} : { "x-hub-signature-256": signature }),
        },
        body,
      });
      await answer.body.dump();
      if (answer.statusCode !== 200) this.lastFailure = `HTTP ${answer.statusCode}`;
      return answer.statusCode;
    } catch (error) {
      this.lastFailure =
        error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
      return null;
    }
  }
}

function sign(account: BusinessAccount, body: string): string {
  return `sha256=${createHmac("sha256", account.app.secret).update(body).digest("hex")}`;
}

/** Neighbours of one number and one kind share a change, as statuses or messages of one list. */
function bodyOf(account: BusinessAccount, updates: Update[]) {
  const changes: { field: string; number: string | null; value: Record<string, unknown> }[] = [];
  for (const { field, number, value } of updates) {
    const last = changes.at(-1);
    if (last && last.field === field && last.number === number && field === "messages")
      join(last.value, value);
    else changes.push({ field, number, value: { ...value } });
  }
  return {
    object: "whatsapp_business_account",
    entry: [
      {
        id: account.id,
        time: Math.floor(Date.now() / 1_000),
        changes: changes.map(({ field, value }) => ({ value, field })),
      },
    ],
  };
}

function join(into: Record<string, unknown>, from: Record<string, unknown>): void {
  for (const name of ["contacts", "messages", "statuses"])
    if (Array.isArray(from[name]))
      into[name] = [...((into[name] as unknown[] | undefined) ?? []), ...(from[name] as unknown[])];
}
