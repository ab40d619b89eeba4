import type { ZodType } from "zod";
import type { Permission } from "@/lib/access/permissions.rules";
import { describeToPerson } from "./describe-to-person";
import { memberContext } from "./member-context";
import { requireSameOrigin } from "./require-same-origin";
import { type Entry, type Route, type RouteHandler, type RouteOptions, serveRoute } from "./serve-route";

const byCookie: Entry = {
  guard: "screenRoute",
  describe: describeToPerson,
  async identify(request, facts, params) {
    if (request.method !== "GET") requireSameOrigin(request.headers);
    const { ctx } = await memberContext(params.workspace ?? "", facts);
    return { ctx };
  },
};

/**
 * What our own screens fetch, under `/api/app/[workspace]/…`: the person's cookie decides who asks.
 */
export function screenRoute<S extends ZodType | null>(
  permission: Permission,
  schema: S,
  handler: RouteHandler<S>,
  options: RouteOptions = {},
): Route {
  return serveRoute(byCookie, permission, schema, handler, options);
}
