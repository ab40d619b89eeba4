import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppError } from "@/lib/core/app-error";
import { describeFailure } from "@/lib/guards/describe-failure";
import { problemBody, problemHeaders } from "@/lib/guards/problem";

/**
 * Returns a request before Next sees it: problem+json under `/api` and where no address can be made
 * out, one sentence elsewhere. What was not defined as a refusal is logged as the defect it is.
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  error: AppError | unknown,
  headers: Record<string, string> = {},
): void {
  if (response.headersSent) return void response.destroy();
  const requestId = String(response.getHeader("x-request-id") ?? request.headers["x-request-id"] ?? "");
  const failure = describeFailure(error, requestId);
  const asProblem = !isPagePath(request.url ?? "");
  const body = asProblem ? JSON.stringify(problemBody(failure, requestId)) : `${failure.message}\n`;
  response.writeHead(failure.status, {
    ...problemHeaders(failure, requestId),
    ...(asProblem ? {} : { "content-type": "text/plain; charset=utf-8" }),
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** An address that people open, as against one of `/api` or none at all. */
export function isPagePath(url: string): boolean {
  return url.startsWith("/") && !/^\/api(?:[/?#]|$)/.test(url) && !url.startsWith("//");
}
