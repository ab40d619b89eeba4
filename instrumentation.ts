import type { Instrumentation } from "next";

/**
 * A defect of a page reaches no guard of ours: this is where its digest, which the person sees,
 * meets the id of the request.
 */
export const onRequestError: Instrumentation.onRequestError = async (
  error,
  request,
  { routePath, routeType },
) => {
  if (process.env.NEXT_RUNTIME === "edge") return;
  const { log } = await import("@/lib/platform/log");
  const { markAnswer } = await import("@/lib/platform/answer-marks");
  const { digest } = error as { digest?: string };
  const requestId = request.headers["x-request-id"];
  if (routeType === "action") {
    // Our own verbs throw nothing at Next, so what fails here is a body that it could not read: the
    // caller's mistake.
    markAnswer(String(requestId), { status: 400 });
    log().warn(
      { requestId, method: request.method, route: routePath, why: (error as Error).message },
      "an action's body cannot be read",
    );
    return;
  }
  log().error(
    { err: error, requestId, digest, method: request.method, route: routePath, kind: routeType },
    "a page failed",
  );
};
