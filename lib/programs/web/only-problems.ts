import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError, ERRORS, type ErrorCode } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { describeFailure } from "@/lib/guards/describe-failure";
import { problemBody, problemHeaders } from "@/lib/guards/problem";
import { beforeHeaders } from "./before-headers";

const CODES = new Map(Object.entries(ERRORS).map(([code, { status }]) => [status, code as ErrorCode]));
/** The first code of a status, where several share it, is the plain one. */
const CODE_OF: Record<number, ErrorCode> = {
  ...Object.fromEntries(CODES),
  403: "forbidden",
  409: "conflict",
};

/**
 * What is answered under `/api` with a status of 400 or more is problem+json, also where Next
 * answers by itself with a page or with nothing. The status stays; the body of whoever else spoke
 * is left out.
 */
export function onlyProblems(request: IncomingMessage, response: ServerResponse): void {
  beforeHeaders(response, () => {
    const { statusCode } = response;
    if (statusCode < 400 || String(response.getHeader("content-type")).startsWith("application/problem+json"))
      return undefined;
    const body = problemFor(request, response, statusCode);
    for (const name of ["content-encoding", "transfer-encoding", "etag"]) response.removeHeader(name);
    response.setHeader("content-length", body.byteLength);
    return body;
  });
}

function problemFor(request: IncomingMessage, response: ServerResponse, status: number): Buffer {
  const requestId = String(request.headers["x-request-id"]);
  const code = CODE_OF[status] ?? (status < 500 ? "invalid" : "internal");
  const said = describeFailure(
    new AppError(code, status >= 500 ? undefined : sentenceFor(request, status)),
    requestId,
  );
  const failure = { ...said, status };
  for (const [name, value] of Object.entries(problemHeaders(failure, requestId)))
    response.setHeader(name, value);
  return Buffer.from(JSON.stringify(problemBody(failure, requestId)));
}

function sentenceFor({ method = "" }: IncomingMessage, status: number): Sentence | undefined {
  if (status === 404) return sentence("problems.web.noAddressFor", { method });
  if (status === 405) return sentence("problems.web.notThatMethod", { method });
  return undefined;
}
