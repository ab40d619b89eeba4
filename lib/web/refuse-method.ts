import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/core/app-error";
import { OPERATIONS } from "@/lib/rest-api/operations";
import { describeFailure } from "@/lib/workspaces/guard/describe-failure";
import { problem } from "@/lib/workspaces/guard/problem";

/** Next answers HEAD and OPTIONS by itself wherever there is a GET. */
const ALWAYS = ["HEAD", "OPTIONS"];

const PATHS = [...new Set(OPERATIONS.map(({ path }) => path))].map((path) => ({
  pattern: new RegExp(`^/api/v1${path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}/?$`),
  methods: OPERATIONS.filter((operation) => operation.path === path).map(({ method }): string => method),
}));

/** A path of the API that exists, with a method that it has not: 405 as problem+json, where Next would answer with nothing. */
export function refuseMethod(request: IncomingMessage, response: ServerResponse): boolean {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const found = PATHS.find(({ pattern }) => pattern.test(pathname));
  const method = request.method ?? "";
  if (found === undefined || found.methods.includes(method) || ALWAYS.includes(method)) return false;
  const requestId = String(request.headers["x-request-id"]);
  const allow = found.methods.join(", ");
  const error = new AppError("method_not_allowed", `${pathname} takes ${allow}, not ${method}.`);
  const answer = problem(describeFailure(error, requestId), requestId);
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), allow, "x-content-type-options": "nosniff" });
  answer.text().then(
    (body) => response.end(body),
    () => response.destroy(),
  );
  return true;
}
