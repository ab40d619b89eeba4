import type { Told } from "@/lib/core/kept-sentence";
import { type Sentence, sentence } from "@/lib/core/sentence";
import "server-only";
import { Agent, request } from "undici";
import { type OutboundGuard, outboundGuard } from "@/lib/platform/outbound/outbound-guard";
import { CALL_TIMEOUT_MS, isTaken } from "@/lib/webhooks/webhook.rules";

/** What one call brought back. `error` says in words why it does not count; null when it does. */
export interface WebhookAnswer {
  statusCode: number | null;
  error: Told | null;
  millis: number;
}

const LONGEST_ANSWER = 1_000;
const agents = new Map<OutboundGuard, Agent>();
const webhookGuard = outboundGuard("webhook");

/**
 * One POST. Follows no redirect, reads at most the beginning of the answer, never throws. The
 * address that `guard` checked is the one that is connected to (R-1: no DNS rebinding).
 */
export async function postWebhook(
  url: string,
  headers: Record<string, string>,
  body: string,
  guard: OutboundGuard = webhookGuard,
): Promise<WebhookAnswer> {
  const started = performance.now();
  const done = (statusCode: number | null, error: Told | null) => ({
    statusCode,
    error,
    millis: Math.round(performance.now() - started),
  });
  const problem = guard.problem(url);
  if (problem !== null) return done(null, problem);
  const stop = AbortSignal.timeout(CALL_TIMEOUT_MS);
  try {
    const answer = await request(url, {
      method: "POST",
      headers,
      body,
      signal: stop,
      dispatcher: agentFor(guard),
    });
    const text = await beginning(answer.body);
    if (isTaken(answer.statusCode)) return done(answer.statusCode, null);
    if (answer.statusCode >= 300 && answer.statusCode < 400)
      return done(answer.statusCode, sentence("rules.webhookCall.redirect", { answer: text.trim() }));
    return done(answer.statusCode, text.trim() || sentence("rules.webhookCall.noWords"));
  } catch (error) {
    return done(null, describeError(error, stop.aborted));
  }
}

function agentFor(guard: OutboundGuard): Agent {
  let agent = agents.get(guard);
  if (!agent) {
    agent = new Agent({
      connect: { timeout: CALL_TIMEOUT_MS, ...guard.connect },
      headersTimeout: CALL_TIMEOUT_MS,
      bodyTimeout: CALL_TIMEOUT_MS,
      keepAliveTimeout: 5_000,
    });
    agents.set(guard, agent);
  }
  return agent;
}

/** The first bytes as text; the rest is thrown away with its connection. */
async function beginning(
  body: AsyncIterable<Uint8Array> & { destroy(): void; on(event: "error", listener: () => void): unknown },
): Promise<string> {
  body.on("error", () => undefined);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= LONGEST_ANSWER) break;
  }
  body.destroy();
  return Buffer.concat(chunks)
    .subarray(0, LONGEST_ANSWER)
    .toString("utf8")
    .replaceAll("\0", "")
    .slice(0, 500);
}

const REASONS: Record<string, Sentence> = {
  ENOTFOUND: sentence("rules.webhookCall.unknownHost"),
  EAI_AGAIN: sentence("rules.webhookCall.noNameService"),
  ECONNREFUSED: sentence("rules.webhookCall.refused"),
  ECONNRESET: sentence("rules.webhookCall.broken"),
  UND_ERR_SOCKET: sentence("rules.webhookCall.broken"),
  EHOSTUNREACH: sentence("rules.webhookCall.unreachable"),
  EFORBIDDENADDRESS: sentence("rules.webhookCall.privateAddress"),
  CERT_HAS_EXPIRED: sentence("rules.webhookCall.certificateExpired"),
  DEPTH_ZERO_SELF_SIGNED_CERT: sentence("rules.webhookCall.certificateUntrusted"),
  SELF_SIGNED_CERT_IN_CHAIN: sentence("rules.webhookCall.certificateUntrusted"),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: sentence("rules.webhookCall.certificateUntrusted"),
  ERR_TLS_CERT_ALTNAME_INVALID: sentence("rules.webhookCall.certificateOther"),
};

function describeError(error: unknown, timedOut: boolean): Sentence {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  if (timedOut || /TIMEOUT/.test(code))
    return sentence("rules.webhookCall.timeout", { seconds: CALL_TIMEOUT_MS / 1000 });
  if (REASONS[code]) return REASONS[code];
  const reason = code || message.slice(0, 100) || sentence("rules.webhookCall.noConnectionReason");
  return sentence("rules.webhookCall.noConnection", { reason });
}
