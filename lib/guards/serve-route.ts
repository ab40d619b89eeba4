import type { ZodType, z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import type { Permission } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { authorize } from "./authorize";
import type { Failure } from "./describe-failure";
import { problem } from "./problem";
import { DEFAULT_MAX_BYTES, parseJson, readBody, readQuery } from "./read-input";
import { type RequestFacts, requestFacts } from "./request-facts";
import { requireConfirmation } from "./require-confirmation";

export interface RouteOptions {
  /** Status of a plain answer; 200 unless said. */
  status?: number;
  /** Largest JSON body; 1 MB unless said. */
  maxBytes?: number;
  /**
   * The handler reads `request.body` itself (a stream of any size); the schema then describes the
   * query.
   */
  raw?: boolean;
  /**
   * Only for a person who showed a password or code in the last minutes (B-1); a key is its own
   * proof and is never asked.
   */
  confirmed?: boolean;
  /**
   * Doing it twice is the same as once, so a repeat under an Idempotency-Key may do it when the
   * first was never answered.
   */
  repeatable?: boolean;
}

/** What a handler may look at beside its checked input. */
interface RouteCall {
  request: Request;
  params: Record<string, string>;
}

type RouteInput<S extends ZodType | null> = S extends ZodType ? z.output<S> : undefined;

/** Returns a Response as it is; `undefined` as 204; anything else as JSON. */
export type RouteHandler<S extends ZodType | null> = (
  ctx: WorkspaceContext,
  input: RouteInput<S>,
  call: RouteCall,
) => Promise<unknown>;

export type Route = ((request: Request, context: { params: Promise<unknown> }) => Promise<Response>) & {
  permission: Permission;
  guard: "workspaceRoute" | "screenRoute";
  schema: ZodType | null;
  options: RouteOptions;
};

/**
 * One way of finding out who asks, and what surrounds the handler (idempotency and limits for
 * programs, same origin for screens).
 */
export interface Entry {
  guard: Route["guard"];
  /** Writes what was refused: programs read English, a person their language. */
  describe(error: unknown, requestId: string): Failure | Promise<Failure>;
  identify(
    request: Request,
    facts: RequestFacts,
    params: Record<string, string>,
  ): Promise<{ ctx: WorkspaceContext; headers?: Headers }>;
  around?(
    ctx: WorkspaceContext,
    request: Request,
    body: Uint8Array | null,
    answer: (request: Request) => Promise<Response>,
    options: RouteOptions,
  ): Promise<Response>;
}

/**
 * The straight path of every JSON route: who asks → may they → is the input right → the verb → an
 * answer or a problem.
 */
export function serveRoute<S extends ZodType | null>(
  entry: Entry,
  permission: Permission,
  schema: S,
  handler: RouteHandler<S>,
  options: RouteOptions,
): Route {
  const route = async (request: Request, context: { params: Promise<unknown> }): Promise<Response> => {
    const facts = requestFacts(request.headers);
    const extra = new Headers({ "x-request-id": facts.requestId });
    let answer: Response;
    try {
      const params = ((await context.params) ?? {}) as Record<string, string>;
      const { ctx, headers } = await entry.identify(request, facts, params);
      headers?.forEach((value, name) => {
        extra.set(name, value);
      });
      await authorize(ctx, permission);
      if (options.confirmed) await requireConfirmation(ctx);
      const fromQuery = request.method === "GET" || options.raw === true;
      const body = fromQuery ? null : await readBody(request, options.maxBytes ?? DEFAULT_MAX_BYTES);
      const perform = async (request: Request) => {
        try {
          const given =
            body === null ? readQuery(request.url) : schema === null ? {} : parseJson(request, body);
          const input = (schema === null ? undefined : await schema.parseAsync(given)) as RouteInput<S>;
          return asResponse(await handler(ctx, input, { request, params }), options.status);
        } catch (error) {
          return problem(await entry.describe(error, facts.requestId), facts.requestId);
        }
      };
      answer = await (entry.around === undefined
        ? perform(request)
        : entry.around(ctx, request, body, perform, options));
    } catch (error) {
      answer = problem(await entry.describe(error, facts.requestId), facts.requestId);
      const headers = error instanceof AppError ? error.detail?.headers : undefined;
      if (headers instanceof Headers) headers.forEach((value, name) => void extra.set(name, value));
    }
    return withHeaders(answer, extra);
  };
  return Object.assign(route, { permission, guard: entry.guard, schema, options });
}

function asResponse(data: unknown, status = 200): Response {
  if (data instanceof Response) return data;
  if (data === undefined) return new Response(null, { status: 204 });
  return Response.json(data, { status });
}

/** C-4, for answers that no browser renders. */
const SECURITY_HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

function withHeaders(answer: Response, extra: Headers): Response {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!headers.has(name)) headers.set(name, value);
  extra.forEach((value, name) => {
    headers.set(name, value);
  });
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}
