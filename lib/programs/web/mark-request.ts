import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { callerAddress } from "@/lib/callbacks/caller-address.rules";

/**
 * What the pages and routes may rely on: `x-request-id` is ours and also stands in the answer;
 * `x-forwarded-for` is one address, the one that TRUSTED_PROXIES lets us believe. Whatever the
 * caller sent in their place is gone.
 */
export function markRequest(
  request: IncomingMessage,
  response: ServerResponse,
  trustedProxies: readonly string[],
): void {
  const requestId = randomUUID();
  const given = request.headers["x-forwarded-for"];
  const forwarded = Array.isArray(given) ? given.join(",") : given;
  request.headers["x-request-id"] = requestId;
  request.headers["x-forwarded-for"] = callerAddress(
    request.socket.remoteAddress ?? "",
    forwarded,
    trustedProxies,
  );
  delete request.headers["x-real-ip"];
  delete request.headers.forwarded;
  response.setHeader("x-request-id", requestId);
}
