import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/core/app-error";
import { finishAction } from "@/lib/web/finish-action";
import { limitBody } from "@/lib/web/limit-body";
import { logRequest } from "@/lib/web/log-request";
import { markRequest } from "@/lib/web/mark-request";
import { onlyProblems } from "@/lib/web/only-problems";
import { isPagePath, refuseRequest } from "@/lib/web/refuse-request";
import { isAction, refusedAction } from "@/lib/web/refused-action";
import { refusedMethod } from "@/lib/web/refused-method";
import { requestTarget } from "@/lib/web/request-target";
import { isRouterState } from "@/lib/web/router-state";

export interface WebFacts {
  trustedProxies: readonly string[];
  appOrigin: string;
  actions: ReadonlySet<string> | null;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * What stands between a request and Next, in this order: its marks, whether its address, method and router state can be read, how long its body is,
 * and whether a form comes from a page of ours. Whatever throws on the way is answered too.
 */
export function answerRequest(request: IncomingMessage, response: ServerResponse, facts: WebFacts, page: Answer): void {
  markRequest(request, response, facts.trustedProxies);
  logRequest(request, response);
  const failed = (error: unknown) => refuseRequest(request, response, error);
  const path = requestTarget(request.url ?? "");
  if (path === null) return refuseRequest(request, response, new AppError("invalid", "This address cannot be read."), CLOSE);
  const method = request.method ?? "";
  const refused = refusedMethod(method, path);
  if (refused !== null) return refuseRequest(request, response, refused.error, { allow: refused.allow });
  if (!isRouterState(request.headers["next-router-state-tree"]))
    return refuseRequest(request, response, new AppError("invalid", "The header Next-Router-State-Tree cannot be read."));
  if (!isPagePath(request.url ?? "")) onlyProblems(request, response);
  limitBody(request, response, path, () => {
    try {
      const action = isPagePath(request.url ?? "") && isAction(request) ? refusedAction(request, facts.appOrigin, facts.actions) : null;
      if (action !== null) return refuseRequest(request, response, action.error, action.headers);
      if (method === "POST") finishAction(request, response);
      page(request, response).catch(failed);
    } catch (error) {
      failed(error);
    }
  });
}

const CLOSE = { connection: "close" };
