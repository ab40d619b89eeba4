import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { callbackBody } from "@/lib/callbacks/callback-body";
import type { CallbackCall } from "@/lib/callbacks/callback-call";
import { callerAddress } from "@/lib/callbacks/caller-address.rules";
import { type CallbackAnswer, receiveCallback } from "@/lib/callbacks/receive-callback";
import { CALLBACK_ENDPOINTS, type CallbackEndpoint } from "@/lib/gateways/callback.view";
import { environment } from "@/lib/platform/env";
import { hasBody, limitBody, refuseLength } from "./limit-body";

const PATH = new RegExp(`^/api/gateway/([A-Za-z0-9_-]{1,128})/(${CALLBACK_ENDPOINTS.join("|")})/?$`);

/**
 * Handles the gateway's calls before Next sees them: a Next route costs about a millisecond, this a
 * few hundredths (docs/performance.md, "Limits"). A body is read within the limit of all requests.
 * Returns false for anything else.
 */
export function answerCallback(request: IncomingMessage, response: ServerResponse): boolean {
  const target = callbackTarget(request.url ?? "");
  if (target === null) return false;
  const forwarded = request.headers["x-forwarded-for"];
  const call = {
    ...target,
    method: request.method ?? "",
    headers: request.headers as Record<string, string>,
    ip: callerOf(request.socket, Array.isArray(forwarded) ? forwarded.join(",") : forwarded),
  };
  if (!hasBody(request)) {
    answer(call, response);
    return true;
  }
  response.setHeader("x-request-id", randomUUID());
  const path = `/api/gateway/-/${target.endpoint}`;
  if (!refuseLength(request, response, path))
    limitBody(request, response, path, true, (body) =>
      answer({ ...call, ...(body === null ? {} : { body: Buffer.from(body) }) }, response),
    );
  return true;
}

/** Which callback a request line means, whatever stands in its query; null for anything else. */
export function callbackTarget(url: string): Pick<CallbackCall, "token" | "endpoint" | "query"> | null {
  const at = url.indexOf("?");
  const match = PATH.exec(at < 0 ? url : url.slice(0, at));
  if (!match) return null;
  return {
    token: match[1] as string,
    endpoint: match[2] as CallbackEndpoint,
    query: at < 0 ? "" : url.slice(at + 1),
  };
}

export function callerOf(socket: Socket, forwarded: string | undefined): string {
  return callerAddress(socket.remoteAddress ?? "", forwarded, trustedProxies());
}

function answer(call: CallbackCall, response: ServerResponse): void {
  receiveCallback(call).then(
    (given) => sendAnswer(response, given),
    () => sendAnswer(response, { status: 503, type: "", body: "Try again later" }),
  );
}

function sendAnswer(response: ServerResponse, answer: CallbackAnswer): void {
  const { type, body } = callbackBody(answer);
  response.writeHead(answer.status, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

let proxies: string[] | null = null;

function trustedProxies(): string[] {
  proxies ??= environment().trustedProxies;
  return proxies;
}
