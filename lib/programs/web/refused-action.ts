import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import path from "node:path";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { buildFolder } from "@/lib/programs/cli/build-app";
import { isPagePath } from "./refuse-request";

/**
 * A form or action that Next must not see: why, and what its browser side reads from the answer.
 */
export interface RefusedAction {
  error: AppError;
  headers: Record<string, string>;
}

/** Whether Next may take this request to a page for a form or an action. */
function isAction({ method, headers }: IncomingMessage): boolean {
  return (
    method === "POST" &&
    (headers["next-action"] !== undefined ||
      /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type(headers)))
  );
}

/**
 * C-1 for forms and actions. Next answers those of other sites, and names of actions that it does
 * not know, with 500 or many lines in the log; what the guards of each action ask again is asked
 * here first, so that nothing of the request is decoded.
 */
export function refusedAction(
  request: IncomingMessage,
  appOrigin: string,
  known: ReadonlySet<string> | null,
): RefusedAction | null {
  if (!isPagePath(request.url ?? "") || !isAction(request)) return null;
  if (!isFromHere(request, appOrigin))
    return {
      error: new AppError("forbidden", sentence("problems.guards.otherOrigin")),
      headers: {},
    };
  const id = request.headers["next-action"];
  if (id === undefined || known === null || known.has(String(id))) return null;
  const gone = new AppError("conflict", sentence("problems.web.earlierRelease"));
  return { error: gone, headers: { "x-nextjs-action-not-found": "1" } };
}

/**
 * A form of a page that was sent without our script: Next reads its body, and is given only what it
 * can read.
 */
export function isPlainForm({ method, url = "", headers }: IncomingMessage): boolean {
  return (
    method === "POST" &&
    isPagePath(url) &&
    headers["next-action"] === undefined &&
    /^multipart\/form-data/i.test(type(headers))
  );
}

/** Every action of this build; null in development, where they come and go. */
export function knownActions(dev: boolean): ReadonlySet<string> | null {
  if (dev) return null;
  const file = path.join(buildFolder(), "server", "server-reference-manifest.json");
  const { node = {}, edge = {} } = JSON.parse(readFileSync(file, "utf8")) as Record<string, object>;
  return new Set([...Object.keys(node), ...Object.keys(edge)]);
}

/**
 * From a page of ours. Next compares `Origin` with the host that a proxy may have put into
 * `X-Forwarded-Host`; whoever passes here is told to Next as from that host, so that the two never
 * disagree.
 */
function isFromHere({ headers }: IncomingMessage, appOrigin: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin, host } = headers;
  delete headers["x-forwarded-host"];
  if (origin === undefined) return site !== undefined;
  if (origin !== appOrigin && (site === undefined || !isOriginOf(origin, host))) return false;
  headers["x-forwarded-host"] = new URL(origin).host;
  return true;
}

function isOriginOf(origin: string, host: string | undefined): boolean {
  return (
    host !== undefined &&
    (origin === `http://${host}` || origin === `https://${host}`) &&
    URL.canParse(origin)
  );
}

function type(headers: IncomingMessage["headers"]): string {
  return headers["content-type"] ?? "";
}
