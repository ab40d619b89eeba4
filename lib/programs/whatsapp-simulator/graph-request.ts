import type { BusinessAccount } from "./business-account";
import { GraphError } from "./graph-error";
import type { SimulatorState } from "./simulator-state";

/** One call to Graph, read as far as every route needs it. */
export interface GraphRequest {
  method: string;
  /** Behind the version: `["106540352242922", "messages"]`. */
  path: string[];
  query: URLSearchParams;
  token: string;
  contentType: string;
  body: Buffer;
  /** Where this simulator answers, for addresses that it gives out. */
  base: string;
}

export const MESSAGING = "whatsapp_business_messaging";
export const MANAGEMENT = "whatsapp_business_management";

/** Whose token it is, when it is good and may do this. */
export function accountOfToken(state: SimulatorState, token: string, scope?: string): BusinessAccount {
  if (token === "") throw new GraphError(190, "An access token is required to request this resource.");
  for (const account of state.accounts.values()) {
    const found = account.tokens.find((one) => one.token === token);
    if (!found) continue;
    if (found.expired)
      throw new GraphError(190, "Error validating access token: Session has expired.", { subcode: 463 });
    if (scope !== undefined && !found.scopes.includes(scope))
      throw new GraphError(10, `The token lacks the permission ${scope}.`);
    return account;
  }
  throw new GraphError(190, "Invalid OAuth access token - Cannot parse access token.");
}

export function jsonOf(request: GraphRequest): Record<string, unknown> {
  if (request.body.length === 0) return Object.fromEntries(request.query);
  try {
    if (/^application\/x-www-form-urlencoded\b/i.test(request.contentType))
      return Object.fromEntries(new URLSearchParams(request.body.toString("utf8")));
    const parsed: unknown = JSON.parse(request.body.toString("utf8"));
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Refused below: what is no JSON is no request either.
  }
  throw new GraphError(100, "The body is not a JSON object.");
}

/** Those fields that were asked for; the id always. Throws for one that there is not. */
export function pick(all: Record<string, unknown>, asked: string | null, usual: readonly string[]) {
  const names = asked ? asked.split(",").map((name) => name.trim()) : usual;
  for (const name of names)
    if (!Object.hasOwn(all, name)) throw new GraphError(100, `Tried accessing nonexisting field (${name}).`);
  return Object.fromEntries(
    [...new Set(["id", ...names])]
      .map((name) => [name, all[name]])
      .filter(([, value]) => value !== undefined),
  );
}

/** One page of a list, behind the cursor that was asked for. */
export function pageOf<Item>(request: GraphRequest, items: Item[], idOf: (item: Item) => string) {
  const limit = Number(request.query.get("limit") ?? 25);
  if (!Number.isInteger(limit) || limit < 1) throw new GraphError(100, "The parameter limit is not valid.");
  const after = request.query.get("after");
  const at = after === null ? -1 : items.findIndex((item) => cursorOf(idOf(item)) === after);
  if (after !== null && at < 0) throw new GraphError(100, "Invalid cursor.");
  const page = items.slice(at + 1, at + 1 + Math.min(limit, 100));
  const last = page.at(-1);
  if (!page[0] || !last) return { page, paging: undefined };
  const cursors = { before: cursorOf(idOf(page[0])), after: cursorOf(idOf(last)) };
  const more = items.indexOf(last) < items.length - 1;
  const query = new URLSearchParams(request.query);
  query.set("after", cursors.after);
  query.delete("access_token");
  return {
    page,
    paging: {
      cursors,
      ...(more ? { next: `${request.base}/v25.0/${request.path.join("/")}?${query}` } : {}),
    },
  };
}

function cursorOf(id: string): string {
  return Buffer.from(`cursor ${id}`).toString("base64url");
}
