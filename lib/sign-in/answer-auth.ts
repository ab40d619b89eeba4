import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { describeFailure } from "@/lib/guards/describe-failure";
import { problem } from "@/lib/guards/problem";
import { requestFacts } from "@/lib/guards/request-facts";
import { type AuthPath, callNextAuth } from "./call-next-auth";
import { readAuthBody } from "./read-auth-body";
import { SecondStepNeeded } from "./second-step-needed";

/**
 * What programs need of next-auth to sign in and out. Its other paths, and its own pages, are not
 * ours.
 */
const OPEN: Record<AuthPath, string> = { csrf: "GET", "callback/credentials": "POST", signout: "POST" };

/**
 * `/api/auth/…`: the open paths by their one method, anything else as problem+json. A wrong
 * password stays next-auth's 401.
 */
export async function answerAuth(request: Request, path: string): Promise<Response> {
  const { requestId } = requestFacts(request.headers);
  try {
    if (!isOpen(path)) throw new AppError("not_found", sentence("problems.web.noAddress"));
    if (request.method !== OPEN[path])
      return refused(new AppError("method_not_allowed"), requestId, OPEN[path]);
    const body = request.method === "POST" ? await readAuthBody(request) : {};
    const { answer, failure } = await callNextAuth(request, path, body);
    const expected = failure === null || failure instanceof SecondStepNeeded || isWrong(failure);
    return expected ? answer : refused(failure, requestId);
  } catch (error) {
    return refused(error, requestId);
  }
}

function isOpen(path: string): path is AuthPath {
  return Object.hasOwn(OPEN, path);
}

function isWrong(failure: unknown): boolean {
  return failure instanceof AppError && (failure.code === "unauthenticated" || failure.code === "invalid");
}

function refused(error: unknown, requestId: string, allow?: string): Response {
  const answer = problem(describeFailure(error, requestId), requestId);
  if (allow !== undefined) answer.headers.set("allow", allow);
  return answer;
}
