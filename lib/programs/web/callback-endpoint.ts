import type { IncomingMessage, ServerResponse } from "node:http";
import { callbackBody } from "@/lib/callbacks/callback-body";
import { callerAddress } from "@/lib/callbacks/caller-address.rules";
import { type CallbackAnswer, type CallbackKind, receiveCallback } from "@/lib/callbacks/receive-callback";
import { environment } from "@/lib/platform/env";
import { hasBody } from "./limit-body";

const PATH = /^\/api\/gateway\/([A-Za-z0-9_-]{1,128})\/(delivery-reports|inbound-messages)\/?$/;

/**
 * Returns the gateway's calls before Next sees them: a Next route costs about a millisecond, this a
 * few hundredths (docs/performance.md, "Limits"). Returns false for anything else, also for a call
 * with a body, whose length is judged with all others.
 */
export function answerCallback(request: IncomingMessage, response: ServerResponse): boolean {
  const url = request.url ?? "";
  const at = url.indexOf("?");
  const match = PATH.exec(at < 0 ? url : url.slice(0, at));
  if (!match || (request.method !== "GET" && request.method !== "HEAD") || hasBody(request)) return false;
  const forwarded = request.headers["x-forwarded-for"];
  const ip = callerAddress(
    request.socket.remoteAddress ?? "",
    Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    trustedProxies(),
  );
  receiveCallback({
    token: match[1] as string,
    kind: match[2] as CallbackKind,
    query: at < 0 ? "" : url.slice(at + 1),
    ip,
  }).then(
    (answer) => sendAnswer(response, answer),
    () => sendAnswer(response, { status: 503, body: "Try again later" }),
  );
  return true;
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
