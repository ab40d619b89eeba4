import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { renderTemplate } from "@/lib/core/merge-text";
import { describeFailure } from "./describe-failure";
import { parseJson, readQuery } from "./read-input";
import { type Entry, type RouteOptions, serveRoute } from "./serve-route";

const JSON_TYPE = { "content-type": "application/json" };
const post = (body: string) =>
  new Request("http://localhost/api/v1/lists", { method: "POST", headers: JSON_TYPE, body });
const jsonOf = (body: string) =>
  parseJson(post(body), new TextEncoder().encode(body)) as Record<string, unknown>;

describe("ASVS 15.3.6: names of the prototype", () => {
  const bare = () => ({}) as Record<string, unknown>;

  it("in a query are parameters like any other, and lend the object nothing", () => {
    const query = readQuery("http://localhost/?__proto__=a&__proto__=b&constructor=c&limit=5");
    expect(Object.getPrototypeOf(query)).toBe(Object.prototype);
    expect(Object.keys(query).sort()).toEqual(["__proto__", "constructor", "limit"]);
    expect(z.object({ limit: z.coerce.number() }).parse(query)).toEqual({ limit: 5 });
    expect(z.strictObject({ limit: z.coerce.number() }).safeParse(query).success).toBe(false);
  });

  it("in a body reach neither the checked input nor any other object", () => {
    const given = jsonOf(
      '{"name":"x","__proto__":{"role":"owner"},"constructor":{"prototype":{"role":"owner"}}}',
    );
    const read = z.object({ name: z.string(), role: z.string().optional() }).parse(given);
    expect([read.role, bare().role, Object.keys(read)]).toEqual([undefined, undefined, ["name"]]);
  });

  it("in a text are fields that nobody has", () => {
    const values = { fields: JSON.parse('{"__proto__":{"toString":"x"}}') as Record<string, string> };
    for (const name of ["constructor", "toString", "hasOwnProperty", "valueOf"])
      expect(renderTemplate(`{{fields.${name}|none}}`, values as never).text).toBe("none");
  });
});

describe("ASVS 15.3.7: a parameter that comes twice", () => {
  it("is a list, which a schema of one value refuses: neither the first nor the last is chosen silently", () => {
    const query = readQuery("http://localhost/?status=queued&status=sent&cursor=1");
    expect(query).toEqual({ status: ["queued", "sent"], cursor: "1" });
    expect(z.object({ status: z.string() }).safeParse(query).success).toBe(false);
    expect(z.object({ status: z.enum(["queued", "sent"]) }).safeParse(query).success).toBe(false);
  });
});

describe("ASVS 16.5.3: what cannot be decided is refused", () => {
  const ctx = {
    workspaceId: "w",
    actor: { role: "owner" },
    requestId: "test-0001",
  } as unknown as WorkspaceContext;
  const entry = (identify: Entry["identify"]): Entry => ({
    guard: "workspaceRoute",
    describe: describeFailure,
    identify,
  });
  const known = entry(async () => ({ ctx }));
  const schema = z.object({ name: z.string() });

  it.each<[string, Entry, z.ZodType, RouteOptions, number]>([
    ["a guard that fails", entry(() => Promise.reject(new Error("the database is away"))), schema, {}, 500],
    [
      "a guard that knows nobody",
      entry(() => Promise.reject(new AppError("unauthenticated"))),
      schema,
      {},
      401,
    ],
    ["a check of input that fails", known, schema.refine(() => Promise.reject(new Error("away"))), {}, 500],
    ["a question for a fresh proof that nobody can answer", known, schema, { confirmed: true }, 500],
  ])(
    "%s: the verb is not called, and nothing of the inside is told",
    async (_case, guard, input, options, status) => {
      const verb = vi.fn();
      const route = serveRoute(guard, "campaigns.edit", input, verb, options);
      const answer = await route(post('{"name":"x"}'), { params: Promise.resolve({}) });
      expect([answer.status, verb.mock.calls.length]).toEqual([status, 0]);
      expect(await answer.text()).not.toMatch(/database|away|\.ts:/);
    },
  );
});
