import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/platform/log";

/**
 * One line for each answer under the id that it carries: at `debug`, for thousands of them say
 * nothing; a failure of ours at `warn`. The path is the one that was asked for (Next writes into
 * the request), without what must not be read in a log.
 */
export function logRequest(request: IncomingMessage, response: ServerResponse): void {
  const begun = performance.now();
  const { method, url = "" } = request;
  response.once("close", () => {
    const failed = response.statusCode >= 500;
    if (!failed && !log().isLevelEnabled("debug")) return;
    const requestId = response.getHeader("x-request-id");
    const line = {
      requestId,
      method,
      url,
      status: response.statusCode,
      millis: Math.round(performance.now() - begun),
    };
    log()[failed ? "warn" : "debug"](line, response.writableFinished ? "answered" : "the caller left");
  });
}
