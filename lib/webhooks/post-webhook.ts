import "server-only";
import { Agent, request } from "undici";
import { type OutboundGuard, outboundGuard } from "@/lib/platform/outbound/outbound-guard";
import { CALL_TIMEOUT_MS, isTaken } from "@/lib/webhooks/webhook.rules";

/** What one call brought back. `error` says in words why it does not count; null when it does. */
export interface WebhookAnswer {
  statusCode: number | null;
  error: string | null;
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
  const done = (statusCode: number | null, error: string | null) => ({
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
    const redirect =
      answer.statusCode >= 300 && answer.statusCode < 400 ? "Redirects are not followed. " : "";
    return done(answer.statusCode, `${redirect}${text}`.trim() || "An answer without words.");
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

const REASONS: Record<string, string> = {
  ENOTFOUND: "The name of the host is not known.",
  EAI_AGAIN: "The name service does not answer.",
  ECONNREFUSED: "The host refuses the connection.",
  ECONNRESET: "The host broke the connection off.",
  UND_ERR_SOCKET: "The host broke the connection off.",
  EHOSTUNREACH: "The host cannot be reached.",
  EFORBIDDENADDRESS: "The address is private, and private ones are not allowed.",
  CERT_HAS_EXPIRED: "The certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The certificate is signed by nobody that is trusted.",
  SELF_SIGNED_CERT_IN_CHAIN: "The certificate is signed by nobody that is trusted.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The certificate is signed by nobody that is trusted.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate is for another host.",
};

function describeError(error: unknown, timedOut: boolean): string {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  if (timedOut || /TIMEOUT/.test(code)) return `No answer within ${CALL_TIMEOUT_MS / 1000} seconds.`;
  return REASONS[code] ?? `No connection (${code || message.slice(0, 100) || "no reason given"}).`;
}
