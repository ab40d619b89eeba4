import type { IncomingMessage, ServerResponse } from "node:http";
import { openAnswerMark, takeAnswerMark } from "@/lib/platform/answer-marks";
import { beforeHeaders } from "./before-headers";

/** A cookie of the session that is being deleted: the person signs out. */
const SIGNED_OUT = /^(?:__Host-)?canang-session=;/;

/**
 * The answer of a form or action gets the status that its verb asked for, and one that signs a
 * person out also empties what the browser has kept of what they saw (C-4).
 */
export function finishAction(request: IncomingMessage, response: ServerResponse): void {
  const requestId = String(request.headers["x-request-id"]);
  openAnswerMark(requestId);
  response.once("close", () => takeAnswerMark(requestId));
  beforeHeaders(response, () => {
    const { status, retryAfter } = takeAnswerMark(requestId);
    if (status !== undefined) response.statusCode = status;
    if (retryAfter !== undefined) response.setHeader("retry-after", String(retryAfter));
    const cookies = [response.getHeader("set-cookie") ?? []].flat();
    if (cookies.some((cookie) => SIGNED_OUT.test(String(cookie))))
      response.setHeader("clear-site-data", '"cache", "storage"');
    return undefined;
  });
}
