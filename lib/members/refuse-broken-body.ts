import { AppError } from "@/lib/core/app-error";
import { describeFailure } from "@/lib/workspaces/guard/describe-failure";
import { problem } from "@/lib/workspaces/guard/problem";
import { parseJson, readBody } from "@/lib/workspaces/guard/read-input";
import { requestFacts } from "@/lib/workspaces/guard/request-facts";

/** More than any sign-in needs. */
const MAX_BYTES = 16_384;

/** next-auth reads a JSON body as it is and fails on a broken one: that is the caller's mistake, and is answered as such. Null: nothing is wrong. */
export async function refuseBrokenBody(request: Request): Promise<Response | null> {
  if (request.method !== "POST" || !request.headers.get("content-type")?.includes("application/json")) return null;
  try {
    const body = await readBody(request.clone(), MAX_BYTES);
    const given = body.byteLength === 0 ? null : parseJson(request, body);
    if (typeof given !== "object" || given === null || Array.isArray(given))
      throw new AppError("invalid", "The body must be a JSON object.");
    return null;
  } catch (error) {
    const { requestId } = requestFacts(request.headers);
    return problem(describeFailure(error, requestId), requestId);
  }
}
