import type { ZodType } from "zod";
import type { Permission } from "@/lib/access/permissions.rules";
import { answerOnce } from "./answer-once";
import { describeFailure } from "./describe-failure";
import { limitKey } from "./limit-key";
import { requireKeyContext } from "./require-key-context";
import { type Entry, type Route, type RouteHandler, type RouteOptions, serveRoute } from "./serve-route";

const byKey: Entry = {
  guard: "workspaceRoute",
  describe: (error, requestId) => describeFailure(error, requestId),
  async identify(request, facts) {
    const ctx = await requireKeyContext(request.headers.get("authorization"), facts);
    return { ctx, headers: await limitKey(ctx.actor.id) };
  },
  async around(ctx, request, body, answer, { repeatable = false }) {
    const key = request.headers.get("idempotency-key");
    return request.method === "POST" && key !== null
      ? answerOnce(ctx, request, key, body, answer, repeatable)
      : answer(request);
  },
};

/**
 * One operation of `/api/v1`: an API key decides who asks, which workspace, and what its role may
 * do.
 */
export function workspaceRoute<S extends ZodType | null>(
  permission: Permission,
  schema: S,
  handler: RouteHandler<S>,
  options: RouteOptions = {},
): Route {
  return serveRoute(byKey, permission, schema, handler, options);
}
