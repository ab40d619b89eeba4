import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { finishAction } from "./finish-action";
import { isReadableForm } from "./is-readable-form";
import { isRouterState } from "./is-router-state";
import { limitBody, refuseLength } from "./limit-body";
import { logRequest } from "./log-request";
import { markRequest } from "./mark-request";
import { onlyProblems } from "./only-problems";
import { isPagePath, refuseRequest } from "./refuse-request";
import { isPlainForm, refusedAction } from "./refused-action";
import { refusedMethod } from "./refused-method";
import { requestTarget } from "./request-target";

export interface WebFacts {
  trustedProxies: readonly string[];
  appOrigin: string;
  actions: ReadonlySet<string> | null;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * What stands between a request and Next, in this order: its marks, whether its address, method and
 * router state can be read, how long its body is, and whether a form comes from a page of ours.
 * Whatever throws on the way is answered too.
 */
export function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  facts: WebFacts,
  page: Answer,
): void {
  markRequest(request, response, facts.trustedProxies);
  logRequest(request, response);
  const failed = (error: unknown) => refuseRequest(request, response, error);
  const path = requestTarget(request.url ?? "");
  if (refuseLength(request, response, path ?? "")) return;
  if (path === null) return failed(new AppError("invalid", sentence("problems.web.badAddress")));
  const method = request.method ?? "";
  const refused = refusedMethod(method, path);
  if (refused !== null) return refuseRequest(request, response, refused.error, { allow: refused.allow });
  if (!isRouterState(request.headers["next-router-state-tree"]))
    return failed(new AppError("invalid", sentence("problems.web.badRouterState")));
  if (/^\/api\/?$/.test(path)) return failed(new AppError("not_found"));
  if (!isPagePath(path)) onlyProblems(request, response);
  const plainForm = isPlainForm(request);
  limitBody(request, response, path, plainForm, (body) => {
    const go = async () => {
      const action = refusedAction(request, facts.appOrigin, facts.actions);
      if (action !== null) return refuseRequest(request, response, action.error, action.headers);
      if (
        plainForm &&
        !(await isReadableForm(body ?? Buffer.alloc(0), request.headers["content-type"] ?? "", facts.actions))
      )
        throw new AppError("invalid", sentence("problems.web.badForm"));
      if (method === "POST") finishAction(request, response);
      await page(request, response);
    };
    go().catch(failed);
  });
}
