import "server-only";
import type { LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { environment } from "@/lib/platform/env";
import { isForbiddenHost, publicLookup } from "@/lib/platform/gateway/safe-address";
import { CALL_TIMEOUT_MS, isTaken } from "@/lib/webhooks/webhook.rules";

/** What one call brought back. `error` says in words why it does not count; null when it does. */
export interface WebhookAnswer {
  statusCode: number | null;
  error: string | null;
  millis: number;
}

const LONGEST_ANSWER = 1_000;
const agents = new Map<LookupFunction | null, Agent>();

/**
 * One POST. Follows no redirect, reads at most the beginning of the answer, never throws. Unless private addresses are allowed, the address that
 * `lookup` checked is the one that is connected to (R-1: no DNS rebinding).
 */
export async function postWebhook(
  url: string,
  headers: Record<string, string>,
  body: string,
  lookup: LookupFunction = publicLookup,
): Promise<WebhookAnswer> {
  const started = performance.now();
  const done = (statusCode: number | null, error: string | null) => ({
    statusCode,
    error,
    millis: Math.round(performance.now() - started),
  });
  const privateAllowed = environment().allowPrivateGateways;
  if (!privateAllowed && isForbiddenHost(new URL(url).hostname))
    return done(null, "The address is private, and private ones are not allowed.");
  const stop = AbortSignal.timeout(CALL_TIMEOUT_MS);
  try {
    const dispatcher = agentFor(privateAllowed ? null : lookup);
    const answer = await request(url, { method: "POST", headers, body, signal: stop, dispatcher });
    const text = await beginning(answer.body);
    if (isTaken(answer.statusCode)) return done(answer.statusCode, null);
    const redirect = answer.statusCode >= 300 && answer.statusCode < 400 ? "Redirects are not followed. " : "";
    return done(answer.statusCode, `${redirect}${text}`.trim() || "An answer without words.");
  } catch (error) {
    return done(null, describeError(error, stop.aborted));
  }
}

function agentFor(lookup: LookupFunction | null): Agent {
  let agent = agents.get(lookup);
  if (!agent) {
    agent = new Agent({
      connect: { timeout: CALL_TIMEOUT_MS, ...(lookup ? { lookup } : {}) },
      headersTimeout: CALL_TIMEOUT_MS,
      bodyTimeout: CALL_TIMEOUT_MS,
      keepAliveTimeout: 5_000,
    });
    agents.set(lookup, agent);
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
  return Buffer.concat(chunks).subarray(0, LONGEST_ANSWER).toString("utf8").replaceAll("\0", "").slice(0, 500);
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
};

function describeError(error: unknown, timedOut: boolean): string {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  if (timedOut || /TIMEOUT/.test(code)) return `No answer within ${CALL_TIMEOUT_MS / 1000} seconds.`;
  return REASONS[code] ?? `No connection (${code || message.slice(0, 100) || "no reason given"}).`;
}
