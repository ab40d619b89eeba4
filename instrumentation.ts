import type { Instrumentation } from "next";

/** A defect of a page reaches no guard of ours: this is where its digest, which the person sees, meets the id of the request. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME === "edge") return;
  const { log } = await import("@/lib/platform/log");
  const { digest } = error as { digest?: string };
  const requestId = request.headers["x-request-id"];
  log().error({ err: error, requestId, digest, method: request.method, route: routePath, kind: routeType }, "a page failed");
};
