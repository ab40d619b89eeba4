import "server-only";
import { Pool } from "undici";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { type Answer, exchange, failed } from "@/lib/gateways/exchange";
import { type FileAnswer, fetchFile } from "@/lib/gateways/fetch-file";
import { CALL_TIMEOUT_MS, type GatewayLogin, type GatewayResult } from "@/lib/gateways/gateway";
import { type OutboundGuard, outboundGuard } from "@/lib/platform/outbound/outbound-guard";

/** How a provider of the Cloud API is called: its bodies are the same, its front is not. */
interface Front {
  authHeader: string;
  /** What stands before the token in that header; empty: the token alone. */
  authScheme: string;
  /** Whether the number's id stands in the path. */
  numberInPath: boolean;
}

/**
 * Talks to one number of the Cloud API over kept-open connections. Never follows a redirect, never
 * throws, never logs.
 */
export class CloudClient {
  readonly #pool: Pool | null;
  readonly #path: string;
  readonly #headers: Record<string, string>;
  readonly #timeout: number;
  /** Why this address may not be called; null when it may. */
  readonly #problem: Sentence | null;

  constructor(
    readonly login: GatewayLogin,
    readonly front: Front,
    readonly guard: OutboundGuard = outboundGuard("gateway"),
  ) {
    this.#timeout = login.timeoutMs ?? CALL_TIMEOUT_MS;
    const url = new URL(login.baseUrl.endsWith("/") ? login.baseUrl : `${login.baseUrl}/`);
    this.#problem = guard.problem(login.baseUrl);
    this.#path = url.pathname;
    this.#headers = {
      [front.authHeader]: `${front.authScheme} ${login.password}`.trim(),
      accept: "application/json",
    };
    this.#pool =
      this.#problem !== null
        ? null
        : new Pool(url.origin, {
            connections: login.connections ?? 32,
            pipelining: 1,
            keepAliveTimeout: 30_000,
            // Our own timer counts: the pool's would throw an answer away that waits in the socket
            // of a process that slept (S16).
            headersTimeout: 0,
            bodyTimeout: 0,
            connect: { timeout: this.#timeout / 4, ...guard.connect },
          });
  }

  /** One message; there is no call for many. */
  send(body: object): Promise<Answer | GatewayResult> {
    return this.#call("POST", `${this.#number}messages`, JSON.stringify(body));
  }

  /** What the other side says of the number itself. */
  facts(fields: readonly string[]): Promise<Answer | GatewayResult> {
    const path = `${encodeURIComponent(this.login.username)}?fields=${fields.join(",")}`;
    return this.#call("GET", path, null);
  }

  /** Whatever else is told under the address of this account. */
  get(path: string): Promise<Answer | GatewayResult> {
    return this.#call("GET", path, null);
  }

  /**
   * A file from the address that the other side gave for it, at most so many bytes. The token goes
   * with it, so it goes nowhere but by https, or to where the account itself is.
   */
  async file(address: string, most: number): Promise<FileAnswer | GatewayResult> {
    const url = URL.canParse(address) ? new URL(address) : null;
    const own = new URL(this.login.baseUrl).origin;
    if (url === null || (url.protocol !== "https:" && url.origin !== own))
      return failed("notSent", sentence("rules.call.notAllowed"));
    const problem = this.guard.problem(address);
    if (problem !== null) return failed("notSent", problem);
    const pool = new Pool(url.origin, { connections: 1, connect: this.guard.connect });
    try {
      return await fetchFile(pool, `${url.pathname}${url.search}`, {
        headers: this.#headers,
        timeoutMs: this.#timeout,
        most,
      });
    } finally {
      void pool.destroy();
    }
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }

  /** The token never stands in what is kept of an answer. */
  redact(body: string): string {
    const { password } = this.login;
    return password.length > 0 ? body.replaceAll(password, "•••") : body;
  }

  get #number(): string {
    return this.front.numberInPath ? `${encodeURIComponent(this.login.username)}/` : "";
  }

  #call(method: "GET" | "POST", path: string, body: string | null): Promise<Answer | GatewayResult> {
    if (!this.#pool)
      return Promise.resolve(failed("notSent", this.#problem ?? sentence("rules.call.notAllowed")));
    const headers = body === null ? this.#headers : { ...this.#headers, "content-type": "application/json" };
    return exchange(this.#pool, { path: `${this.#path}${path}`, method, headers, body }, this.#timeout);
  }
}
