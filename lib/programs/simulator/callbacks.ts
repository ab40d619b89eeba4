import { Agent, request } from "undici";
import { isGsm7 } from "@/lib/core/gsm-alphabet";
import { encodeUcs2Hex } from "@/lib/core/hex";

const CONCURRENCY = 32;
const TIMEOUT_MS = 10_000;

/**
 * The gateway's calls to our side: HTTP GET, at most 32 at once, repeated after each pause until
 * one answers 200.
 */
export class Callbacks {
  readonly #agent = new Agent({ connections: CONCURRENCY, pipelining: 1, connect: { timeout: TIMEOUT_MS } });
  readonly #waiting: (() => void)[] = [];
  #next = 0;
  #running = 0;
  #stopped = false;
  answered = 0;
  failed = 0;
  lastFailure: string | null = null;

  constructor(readonly pausesMs: readonly number[]) {}

  /** True once it was answered with 200; false when every try failed. Never throws. */
  async call(url: string, parameters: Record<string, string> | string): Promise<boolean> {
    const target = appendQuery(url, parameters);
    for (let attempt = 0; !this.#stopped; attempt += 1) {
      if (await this.#once(target)) {
        this.answered += 1;
        return true;
      }
      const pause = this.pausesMs[attempt];
      if (pause === undefined) break;
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
    }
    this.failed += 1;
    return false;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#agent.destroy();
  }

  async #once(target: string): Promise<boolean> {
    await this.#enter();
    try {
      const answer = await request(target, {
        dispatcher: this.#agent,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      });
      await answer.body.dump();
      if (answer.statusCode !== 200) this.lastFailure = `HTTP ${answer.statusCode}`;
      return answer.statusCode === 200;
    } catch (error) {
      this.lastFailure =
        error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
      return false;
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < CONCURRENCY) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /**
   * Hands the place to the next in line; the line is read by an index, since `shift` on a long one
   * is slow.
   */
  #leave(): void {
    const next = this.#waiting[this.#next];
    if (!next) {
      this.#running -= 1;
      return;
    }
    this.#next += 1;
    if (this.#next > 1_000 && this.#next * 2 > this.#waiting.length) {
      this.#waiting.splice(0, this.#next);
      this.#next = 0;
    }
    next();
  }
}

/**
 * Adds parameters to a URL that may have some already (`?u=user&p=1234`), as the specification's
 * example asks. A string goes as it is.
 */
function appendQuery(url: string, parameters: Record<string, string> | string): string {
  const query =
    typeof parameters === "string"
      ? parameters
      : Object.entries(parameters)
          .map(([name, value]) => `${name}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\uFFFD"))}`)
          .join("&");
  const join = !url.includes("?") ? "?" : /[?&]$/.test(url) ? "" : "&";
  return `${url}${join}${query}`;
}

/**
 * An incoming text: as it is with ContentType 1 when it is GSM, else HEX with ContentType 2. `msg`
 * goes as it stands.
 */
export function incomingParameters(from: {
  shortCode: string;
  sender: string;
  text?: string;
  msg?: string;
  contentType?: string;
}) {
  const text = from.text ?? "";
  const contentType = from.contentType ?? (isGsm7(text) ? "1" : "2");
  const msg = from.msg ?? (contentType === "1" ? text : encodeUcs2Hex(text));
  return { ShortCode: from.shortCode, Sender: from.sender, ContentType: contentType, Msg: msg };
}
