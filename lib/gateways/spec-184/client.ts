import { type Sentence, sentence } from "@/lib/core/sentence";
import "server-only";
import { Pool } from "undici";
import { type Answer, exchange, failed } from "@/lib/gateways/exchange";
import {
  type BalanceResult,
  CALL_TIMEOUT_MS,
  type GatewayLogin,
  type GatewayResult,
} from "@/lib/gateways/gateway";
import { type BalanceForm, balanceOf } from "@/lib/gateways/spec-184/credits-left.rules";
import { type AnswersId, readSendAnswer, readTransferAnswer } from "@/lib/gateways/spec-184/result.rules";
import { type OutboundGuard, outboundGuard } from "@/lib/platform/outbound/outbound-guard";

/** A login, with the one setting of the account that the transport needs. */
export interface ClientLogin extends Omit<GatewayLogin, "settings"> {
  method: "post" | "get";
}

/** The pages of specification 1.84. */
export type GatewayPage =
  | "ISendSMS"
  | "ISendSMSNoDR"
  | "ISendSMSUnicode"
  | "ISendSMS2D"
  | "creditsLeft"
  | "transfer";

export type SendingPage = Exclude<GatewayPage, "creditsLeft" | "transfer">;

const ANSWERS_ID: Record<SendingPage, AnswersId> = {
  ISendSMS: "always",
  ISendSMSUnicode: "perhaps",
  ISendSMS2D: "perhaps",
  ISendSMSNoDR: "never",
};

/**
 * Talks to one gateway account over kept-open connections. Never follows a redirect, never throws,
 * never logs.
 */
export class GatewayClient {
  readonly #pool: Pool | null;
  readonly #path: string;
  readonly #sign: string;
  readonly #headers: Record<string, string>;
  readonly #timeout: number;
  /** Why this address may not be called; null when it may. */
  readonly #problem: Sentence | null;

  constructor(
    readonly login: ClientLogin,
    guard: OutboundGuard = outboundGuard("gateway"),
  ) {
    this.#timeout = login.timeoutMs ?? CALL_TIMEOUT_MS;
    const url = new URL(login.baseUrl.endsWith("/") ? login.baseUrl : `${login.baseUrl}/`);
    this.#problem = guard.problem(login.baseUrl);
    this.#path = url.pathname;
    this.#sign = `username=${encodeURIComponent(login.username)}&password=${encodeURIComponent(login.password)}`;
    this.#headers = {
      "content-type": "application/x-www-form-urlencoded",
      accept: "text/plain, */*",
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

  /**
   * One send on a page; `parameters` are those of the page without username and password, in the
   * page's own spelling.
   */
  async send(page: SendingPage, parameters: Record<string, string>): Promise<GatewayResult> {
    return this.#read(await this.#call(page, parameters), (status, body) =>
      readSendAnswer(status, body, ANSWERS_ID[page]),
    );
  }

  /** Moves `credit` credits to the customer's account. */
  async transfer(parameters: { cust: string; credit: string; seqno: string }): Promise<GatewayResult> {
    return this.#read(await this.#call("transfer", parameters), readTransferAnswer);
  }

  /**
   * Credits used to date and left. `form` is what is known of how this account writes them,
   * `earlier` its answers before this one, newest first.
   */
  async creditsLeft(form: BalanceForm = {}, earlier: readonly string[] = []): Promise<BalanceResult> {
    const answer = await this.#call("creditsLeft", {});
    if ("outcome" in answer) return { ...answer, credits: null };
    return {
      ...balanceOf(answer.status, answer.body, form, earlier),
      body: this.#redact(answer.body),
    };
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }

  #read(
    answer: Answer | GatewayResult,
    read: (status: number, body: string) => Omit<GatewayResult, "body">,
  ): GatewayResult {
    return "outcome" in answer
      ? answer
      : {
          ...read(answer.status, answer.body),
          body: this.#redact(answer.body),
        };
  }

  #call(page: GatewayPage, parameters: Record<string, string>): Promise<Answer | GatewayResult> {
    const pool = this.#pool;
    if (!pool) return Promise.resolve(failed("notSent", this.#problem ?? sentence("rules.call.notAllowed")));
    let form = this.#sign;
    // A lone surrogate cannot be encoded; it would throw where a call must not.
    for (const name in parameters)
      form += `&${name}=${encodeURIComponent((parameters[name] as string).toWellFormed())}`;
    const get = this.login.method === "get";
    const path = `${this.#path}${page}.aspx`;
    return exchange(
      pool,
      get
        ? { path: `${path}?${form}`, method: "GET", headers: {}, body: null }
        : { path, method: "POST", headers: this.#headers, body: form },
      this.#timeout,
    );
  }

  #redact(body: string): string {
    const { password } = this.login;
    const clean = password.length > 0 ? body.replaceAll(password, "•••") : body;
    return clean.slice(0, 512).replaceAll("\0", "");
  }
}
