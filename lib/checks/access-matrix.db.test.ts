import { beforeAll, describe, expect, it } from "vitest";
import { may, type Permission, ROLES, type Role } from "@/lib/access/permissions.rules";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import type { Route } from "@/lib/guards/serve-route";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { signInTestPerson } from "@/lib/testing/sign-in-test-person";
import { testDatabase } from "@/lib/testing/test-database";
import { ACCESS_MATRIX } from "./access-matrix";
import { pagePermission, walkApp } from "./walk-app";

/** What `headers()` answers inside an action. */
testDatabase();

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const RANDOM_ID = "7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11";

type Action = ((slug: string, input: unknown) => Promise<{ ok: boolean; code?: string }>) & {
  permission?: string;
};
interface Way {
  key: string;
  permission: string;
  route?: Route;
  action?: Action;
  path: string;
  method: string;
}

let ways: Way[] = [];
let mine: TestWorkspace;
let other: TestWorkspace;
const cookies = {} as Record<Role, string>;
const keys = {} as Record<Role, string>;

beforeAll(async () => {
  ways = await findWays();
  [mine, other] = [await createTestWorkspace(), await createTestWorkspace()];
  for (const role of ROLES) {
    const { userId } = mine.people[role];
    cookies[role] = await signInTestPerson(userId);
    keys[role] = (await createApiKey(mine.as.owner, { name: role, role, expiresInDays: null })).key;
  }
});

async function findWays(): Promise<Way[]> {
  const found: Way[] = [];
  for (const { kind, path, file } of walkApp()) {
    if (kind === "page") {
      found.push({ key: `PAGE ${path}`, permission: pagePermission(file) ?? "public", path, method: "PAGE" });
      continue;
    }
    const module = (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
    if (kind === "route") {
      for (const method of METHODS) {
        const route = module[method] as Route | undefined;
        if (route !== undefined)
          found.push({
            key: `${method} ${path}`,
            permission: route.permission ?? "public",
            route,
            path,
            method,
          });
      }
    } else {
      for (const [name, action] of Object.entries(module) as [string, Action][]) {
        found.push({
          key: `ACTION ${path}#${name}`,
          permission: action.permission ?? "public",
          action,
          path,
          method: "ACTION",
        });
      }
    }
  }
  return found;
}

/** Calls a way in as somebody, and tells only how it was answered. */
async function knock(
  way: Way,
  role: Role | null,
  slug: string,
  extra: Record<string, string> = {},
): Promise<number> {
  const origin = { "sec-fetch-site": "same-origin", "content-type": "application/json", ...extra };
  if (way.action !== undefined) {
    incoming.headers = new Headers({ ...origin, ...(role === null ? {} : { cookie: cookies[role] }) });
    const result = await way.action(slug, {});
    const codes: Record<string, number> = { unauthenticated: 401, forbidden: 403, not_found: 404 };
    return result.ok ? 200 : (codes[result.code ?? ""] ?? 400);
  }
  const names = [...way.path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1] ?? "");
  const params = Object.fromEntries(names.map((name) => [name, name === "workspace" ? slug : RANDOM_ID]));
  const url = `http://localhost:3000${way.path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? "")}?_rsc=1`;
  const credentials: Record<string, string> =
    role === null ? {} : { cookie: cookies[role], authorization: `Bearer ${keys[role]}` };
  const stop = new AbortController();
  const body = way.method === "GET" ? {} : { body: "{}" };
  const request = new Request(url, {
    method: way.method,
    headers: { ...origin, ...credentials },
    signal: stop.signal,
    ...body,
  });
  const response = await (way.route as Route)(request, { params: Promise.resolve(params) });
  await response.body?.cancel();
  stop.abort();
  return response.status;
}

const guarded = () => ways.filter((way) => way.permission !== "public" && way.method !== "PAGE");
const onScreens = () =>
  guarded().filter((way) => way.action !== undefined || way.route?.guard === "screenRoute");

describe("Z-1: the access matrix", () => {
  it("names every page, route and action, with the permission that the code asks for", () => {
    const real = Object.fromEntries(ways.map((way) => [way.key, way.permission]));
    expect(Object.keys(real).length).toBeGreaterThan(20);
    expect(ACCESS_MATRIX).toEqual(real);
  });

  it("leaves open only what nobody has to be known for", () => {
    const open = ways.filter((way) => way.permission === "public").map((way) => way.path);
    expect(
      open.filter(
        (path) =>
          !/^\/(sign-in|set-password|forgot-password|confirm-address|invitations|welcome|docs|design|s|api\/(auth|gateway|health|metrics|v1\/(\[\.\.\.path\]|openapi\.json)))?(\/|$)/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  it("shuts everybody out who is not signed in, whatever else the request claims", async () => {
    const tricks = {
      "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
      "x-canang-path": "/",
      rsc: "1",
    };
    const inside: string[] = [];
    for (const way of guarded())
      if ((await knock(way, null, mine.slug, tricks)) !== 401) inside.push(way.key);
    expect(inside).toEqual([]);
  });

  it.each(ROLES)("Z-2: %s gets 403 exactly where the table says so", async (role) => {
    const wrong: string[] = [];
    for (const way of guarded()) {
      const status = await knock(way, role, mine.slug);
      const allowed = may(role, way.permission as Permission);
      const refused = status === 403;
      if (refused === allowed && !(allowed && ownersOnly(way, role))) wrong.push(`${way.key}: ${status}`);
      if (status === 401 || status === 500) wrong.push(`${way.key}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it("Z-3, F16: what belongs to something that is not there is not there either", async () => {
    const below = guarded().filter(
      ({ route, method, path }) => route && method === "GET" && /\[(?!workspace\])\w+\]/.test(path),
    );
    expect(below.length).toBeGreaterThan(15);
    const found: string[] = [];
    for (const way of below) {
      const status = await knock(way, "owner", mine.slug);
      if (status !== 404 && !(status === 403 && way.route?.options.confirmed))
        found.push(`${way.key}: ${status}`);
    }
    expect(found).toEqual([]);
  });

  it("Z-3: another workspace is a 404 for every role, as one that does not exist", async () => {
    const wrong: string[] = [];
    for (const way of onScreens()) {
      for (const slug of [other.slug, "no-such-shop"]) {
        for (const role of ["owner", "support"] as const) {
          const status = await knock(way, role, slug);
          if (status !== 404) wrong.push(`${way.key} as ${role}: ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("C-1: nothing changes for a request from another site", async () => {
    const wrong: string[] = [];
    for (const way of onScreens().filter((each) => each.method !== "GET")) {
      const elsewhere: Record<string, string>[] = [
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site", origin: "http://localhost:3000" },
      ];
      for (const headers of elsewhere) {
        const status = await knock(way, "owner", mine.slug, headers);
        if (status !== 403) wrong.push(`${way.key}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Verbs may be stricter than the table for a few things that only owners do. */
function ownersOnly(way: Way, role: Role): boolean {
  return role !== "owner" && /members|api-keys/.test(way.path);
}
