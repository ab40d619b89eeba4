import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { callbackBody } from "@/lib/callbacks/callback-body";
import { callerAddress } from "@/lib/callbacks/caller-address.rules";
import {
  type CallbackAnswer,
  type CallbackCall,
  type CallbackKind,
  receiveCallback,
  rejectCallback,
} from "@/lib/callbacks/receive-callback";
import { environment } from "@/lib/platform/env";
import { hasBody } from "./limit-body";

const PATH = /^\/api\/gateway\/([A-Za-z0-9_-]{1,128})\/(delivery-reports|inbound-messages)\/?$/;

/**
 * Returns the gateway's calls before Next sees them: a Next route costs about a millisecond, this a
 * few hundredths (docs/performance.md, "Limits"). Returns false for anything else, also for a call
 * with a body, whose length is judged with all others.
 */
export function answerCallback(request: IncomingMessage, response: ServerResponse): boolean {
  const target = callbackTarget(request.url ?? "");
  if (target === null) return false;
  const forwarded = request.headers["x-forwarded-for"];
  const call = {
    ...target,
    ip: callerOf(request.socket, Array.isArray(forwarded) ? forwarded.join(",") : forwarded),
  };
  if ((request.method !== "GET" && request.method !== "HEAD") || hasBody(request)) {
    void rejectCallback(call, "Only a GET without a body is read.");
    return false;
  }
  receiveCallback(call).then(
    (answer) => sendAnswer(response, answer),
    () => sendAnswer(response, { status: 503, body: "Try again later" }),
  );
  return true;
}

/** Which callback a request line means, whatever stands in its query; null for anything else. */
export function callbackTarget(url: string): Pick<CallbackCall, "token" | "kind" | "query"> | null {
  const at = url.indexOf("?");
  const match = PATH.exec(at < 0 ? url : url.slice(0, at));
  if (!match) return null;
  return {
    token: match[1] as string,
    kind: match[2] as CallbackKind,
    query: at < 0 ? "" : url.slice(at + 1),
  };
}

export function callerOf(socket: Socket, forwarded: string | undefined): string {
  return callerAddress(socket.remoteAddress ?? "", forwarded, trustedProxies());
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
