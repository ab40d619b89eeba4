import type { Failure } from "./describe-failure";
import type { Problem } from "./problem.view";

/** A refusal as RFC 9457 problem+json with our stable `code`. */
export function problem(failure: Failure, requestId: string): Response {
  return new Response(JSON.stringify(problemBody(failure, requestId)), {
    status: failure.status,
    headers: problemHeaders(failure, requestId),
  });
}

/** What it says. */
export function problemBody({ code, status, message, fields }: Failure, requestId: string): Problem {
  const title = code.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
  return {
    type: `/docs/api#error-${code}`,
    title,
    status,
    code,
    detail: message,
    ...(fields === undefined ? {} : { fields }),
    requestId,
  };
}

/** The headers that belong to it. */
export function problemHeaders({ status, detail }: Failure, requestId: string): Record<string, string> {
  const retryAfter = detail?.retryAfter;
  return {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    ...(typeof retryAfter === "number" ? { "retry-after": String(Math.ceil(retryAfter)) } : {}),
  };
}
