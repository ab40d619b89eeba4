import type { Failure } from "@/lib/workspaces/guard/describe-failure";
import type { Problem } from "@/lib/workspaces/problem.view";

/** A refusal as RFC 9457 problem+json with our stable `code`. */
export function problem(failure: Failure, requestId: string): Response {
  const { code, status, message, fields, detail } = failure;
  const title = code.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
  const body: Problem = {
    type: `/docs/api#error-${code}`,
    title,
    status,
    code,
    detail: message,
    ...(fields === undefined ? {} : { fields }),
    requestId,
  };
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store", "x-request-id": requestId });
  if (status === 401) headers.set("www-authenticate", "Bearer");
  const retryAfter = detail?.retryAfter;
  if (typeof retryAfter === "number") headers.set("retry-after", String(Math.ceil(retryAfter)));
  return new Response(JSON.stringify(body), { status, headers });
}
