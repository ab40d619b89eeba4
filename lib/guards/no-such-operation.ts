import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { describeFailure } from "./describe-failure";
import { problem } from "./problem";
import { requestFacts } from "./request-facts";

/** A path of the API that does not exist: 404 as problem+json, like everything else there. */
export async function noSuchOperation(request: Request): Promise<Response> {
  const { requestId } = requestFacts(request.headers);
  const message = sentence("problems.web.noOperation", {
    method: request.method,
    path: new URL(request.url).pathname,
  });
  return problem(describeFailure(new AppError("not_found", message), requestId), requestId);
}
