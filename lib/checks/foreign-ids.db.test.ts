import { beforeAll, describe, expect, it } from "vitest";
import { type ZodType, z } from "zod";
import type { ActionResult } from "@/lib/core/result";
import type { Route } from "@/lib/guards/serve-route";
import { workspaceRows } from "@/lib/testing/create-test-objects";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { incoming } from "@/lib/testing/incoming-request";
import { signInTestPerson } from "@/lib/testing/sign-in-test-person";
import { testDatabase } from "@/lib/testing/test-database";
import { BODIES_WITH_IDS, OWN_IDS, pathOf, QUERIES_WITH_IDS } from "./bodies-with-ids";
import { createThings, noThings, type Things } from "./create-things";
import { walkApp } from "./walk-app";

testDatabase();

type Action = ((slug: string, input: unknown) => Promise<ActionResult<unknown>>) & { schema?: ZodType };
const actions = new Map<string, Action>();
const routes = new Map<string, Route>();
let other: TestWorkspace;
let theirs: Things;

beforeAll(async () => {
  for (const { kind, path, file } of walkApp()) {
    if (kind === "page") continue;
    const module = (await import(/* @vite-ignore */ file)) as Record<string, Partial<Action & Route>>;
    for (const [name, way] of Object.entries(module)) {
      if (way.guard === "screenRoute") routes.set(`${name} ${path}`, way as Route);
      else if (kind === "action" && way.schema)
        actions.set(`${path.replace("/[workspace]", "")}#${name}`, way as Action);
    }
  }
  other = await createTestWorkspace();
  theirs = await createThings(other, "60123450001");
});

/** A workspace whose owner is signed in from now on. */
async function signedIn(): Promise<TestWorkspace> {
  const workspace = await createTestWorkspace();
  const { userId } = workspace.people.owner;
  const cookie = await signInTestPerson(userId);
  incoming.headers = new Headers({ cookie, "sec-fetch-site": "same-origin" });
  return workspace;
}

/** These answer how many they changed: none. */
const FINDS_NOBODY = new Set(["/lists#letInRejectionsAction"]);

/** Whether an id of the product's stands anywhere in what a schema takes. */
function takesId(schema: ZodType): boolean {
  const within = (node: unknown): boolean => {
    if (node === null || typeof node !== "object") return false;
    if ("format" in node && node.format === "uuid") return true;
    return Object.entries(node).some(
      ([key, value]) => (key !== "required" && /^(?:id|ref|lists)$|Ids?$/.test(key)) || within(value),
    );
  };
  return within(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

/** The same body with one of its ids of another workspace, for each of them, and with all. */
function mixtures(own: unknown, foreign: unknown): unknown[] {
  const each = (mine: unknown, their: unknown): unknown[] => {
    if (mine === null || typeof mine !== "object") return mine === their ? [] : [their];
    return Object.entries(mine).flatMap(([key, value]) =>
      each(value, (their as Record<string, unknown>)[key]).map((changed) =>
        Array.isArray(mine)
          ? mine.map((item, at) => (String(at) === key ? changed : item))
          : { ...mine, [key]: changed },
      ),
    );
  };
  return [foreign, ...each(own, foreign)];
}

describe("Z-3: ids of another workspace in a body that its schema takes", () => {
  it("every server action that takes an id is asked here", () => {
    const found = [...actions].filter(([, { schema }]) => takesId(schema as ZodType)).map(([way]) => way);
    expect(found.length).toBeGreaterThan(70);
    expect(found.filter((way) => !OWN_IDS.has(way)).sort()).toEqual(Object.keys(BODIES_WITH_IDS).sort());
    expect([...OWN_IDS].filter((way) => !found.includes(way))).toEqual([]);
  });

  it.each(Object.keys(BODIES_WITH_IDS))(
    "%s answers as if they did not exist, and changes nothing there; with own ids it finds them",
    async (way) => {
      const action = actions.get(way) as Action;
      const body = BODIES_WITH_IDS[way] as (typeof BODIES_WITH_IDS)[string];
      const mine = await signedIn();
      const ours = await createThings(mine, "60123450002");
      const foreign = mixtures(body(ours), body(theirs));
      const ghosts = mixtures(body(ours), body(noThings(theirs)));
      // A sign-in's first request in a workspace stands in its audit log.
      await action(mine.slug, ghosts[0]);
      const before = await workspaceRows(other.id);
      const untouched = await workspaceRows(mine.id);
      for (const [at, input] of foreign.entries()) {
        const result = await action(mine.slug, input);
        expect(result, JSON.stringify(input)).toEqual(await action(mine.slug, ghosts[at]));
        if (!FINDS_NOBODY.has(way)) expect(result).toMatchObject({ ok: false });
      }
      expect(await workspaceRows(other.id)).toEqual(before);
      expect(await workspaceRows(mine.id)).toEqual(untouched);
      expect(await action(other.slug, body(theirs))).toMatchObject({ ok: false, code: "not_found" });
      const own = await action(mine.slug, body(ours));
      // What stands in its way is another matter: that it was found is what counts here.
      if (!own.ok) expect(["not_found", "invalid"], JSON.stringify(own)).not.toContain(own.code);
      expect(await workspaceRows(other.id)).toEqual(before);
    },
  );
});

/** Status and words of an answer, without what names the request. */
async function fetched(way: string, slug: string, ids: Things): Promise<string> {
  const route = routes.get(way) as Route;
  const [method = "GET", path = ""] = way.split(" ");
  const query = new URLSearchParams(QUERIES_WITH_IDS[way]?.(ids) ?? {});
  const headers = new Headers(incoming.headers);
  const body = method === "GET" ? {} : { body: "phone\n0123456789\n" };
  const request = new Request(`http://localhost:3000${path}?${query}`, { method, headers, ...body });
  const params = Promise.resolve({ ...pathOf(way, ids), workspace: slug });
  const response = await route(request, { params });
  const text = (await response.text()).replace(/"(?:requestId|instance|traceId)":"[^"]*",?/g, "");
  return `${response.status} ${text}`;
}

describe("Z-3: ids of another workspace in what the screens fetch", () => {
  const below = (way: string) => /\[(?!workspace\])\w+\]/.test(way);

  it("every query that takes an id is asked here", () => {
    const found = [...routes]
      .filter(([, { schema }]) => schema !== null && takesId(schema))
      .map(([way]) => way);
    expect(found.sort()).toEqual(Object.keys(QUERIES_WITH_IDS).sort());
  });

  it("each answers as if they did not exist, changes nothing, and finds its own", async () => {
    const mine = await signedIn();
    const ours = await createThings(mine, "60123450002");
    const nothing = noThings(theirs);
    const before = await workspaceRows(other.id);
    const wrong: string[] = [];
    const all = [...routes.keys()].filter((way) => below(way) || way in QUERIES_WITH_IDS);
    expect(all.length).toBeGreaterThan(20);
    for (const way of all) {
      const foreign = await fetched(way, mine.slug, theirs);
      if (foreign !== (await fetched(way, mine.slug, nothing))) wrong.push(`${way} ${foreign}`);
      if (foreign === (await fetched(way, mine.slug, ours))) wrong.push(`${way} finds not even its own`);
    }
    expect(wrong).toEqual([]);
    expect(await workspaceRows(other.id)).toEqual(before);
  });
});
