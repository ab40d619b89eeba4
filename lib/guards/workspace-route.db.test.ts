import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Role } from "@/lib/access/permissions.rules";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { CALLS_PER_MINUTE } from "./limit-key";
import { workspaceRoute } from "./workspace-route";

testDatabase();

const nothing = { params: Promise.resolve({}) };
let shop: TestWorkspace;
let keys: Record<string, string>;

beforeAll(async () => {
  shop = await createTestWorkspace();
  keys = {};
  for (const role of ["admin", "marketer", "support"] as Role[]) {
    keys[role] = (await createApiKey(shop.as.owner, { name: role, role, expiresInDays: null })).key;
  }
});

function call(
  key: string | undefined,
  options: { method?: string; body?: unknown; headers?: Record<string, string>; url?: string } = {},
): Request {
  const { method = "GET", body, headers = {}, url = "http://localhost:3000/api/v1/lists" } = options;
  return new Request(url, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

describe("workspaceRoute", () => {
  const read = workspaceRoute(
    "contacts.view",
    z.object({ limit: z.coerce.number().max(10, "At most 10.").default(5) }),
    async (ctx, input) => ({
      limit: input.limit,
      workspace: ctx.workspaceSlug,
    }),
  );

  it("answers JSON with the limits in its headers", async () => {
    const response = await read(
      call(keys.marketer, { url: "http://localhost:3000/api/v1/lists?limit=7" }),
      nothing,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ limit: 7, workspace: shop.slug });
    expect(response.headers.get("ratelimit-limit")).toBe(String(CALLS_PER_MINUTE));
    expect(Number(response.headers.get("ratelimit-remaining"))).toBeLessThan(CALLS_PER_MINUTE);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("K-3: no key, a wrong key, a revoked and an expired one read the same", async () => {
    const revoked = await createApiKey(shop.as.owner, { name: "old", role: "admin", expiresInDays: null });
    await revokeApiKey(shop.as.owner, { apiKeyId: revoked.id });
    const expired = await createApiKey(shop.as.owner, { name: "late", role: "admin", expiresInDays: 1 });
    await sql.execute("UPDATE api_key SET expires_at = now() - interval '1 second' WHERE id = $1", [
      expired.id,
    ]);
    const bodies: unknown[] = [];
    for (const key of [undefined, `canang_${"x".repeat(43)}`, revoked.key, expired.key, "nonsense"]) {
      const response = await read(call(key), nothing);
      expect(response.status).toBe(401);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      const { requestId, ...rest } = (await response.json()) as Record<string, unknown>;
      expect(requestId).toEqual(expect.any(String));
      bodies.push(rest);
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it("refuses what the role may not, and the audit log knows it", async () => {
    const response = await read(call(keys.support), nothing);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "forbidden", status: 403 });
    const written = await sql.first(
      `SELECT actor_name
       FROM audit_entry
       WHERE workspace_id = $1 AND action = 'access.refused' AND entity_id = 'contacts.view'`,
      [shop.id],
    );
    expect(written).toEqual({ actor_name: "support" });
  });

  it("Z-5: names the fields that are wrong", async () => {
    const write = workspaceRoute(
      "contacts.edit",
      z.object({ email: z.string("Write an address.") }),
      async () => ({}),
      { status: 201 },
    );
    const response = await write(
      call(keys.admin, { method: "POST", body: { email: { contains: "" } } }),
      nothing,
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid", fields: { email: "Write an address." } });
    expect(
      (
        await write(
          call(keys.admin, { method: "POST", body: "{", headers: { "content-type": "application/json" } }),
          nothing,
        )
      ).status,
    ).toBe(400);
    expect(
      (
        await write(
          call(keys.admin, { method: "POST", body: "a=1", headers: { "content-type": "text/plain" } }),
          nothing,
        )
      ).status,
    ).toBe(415);
    expect(
      (await write(call(keys.admin, { method: "POST", body: { email: "x".repeat(1_100_000) } }), nothing))
        .status,
    ).toBe(413);
    expect((await write(call(keys.admin, { method: "POST", body: { email: "x" } }), nothing)).status).toBe(
      201,
    );
  });

  it("E-1: a defect is an id, never a stack", async () => {
    const broken = workspaceRoute("contacts.view", null, async () => {
      throw new Error("secret detail at /srv/app/x.ts");
    });
    const response = await broken(call(keys.admin), nothing);
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).not.toMatch(/secret|srv/);
    expect(JSON.parse(body)).toMatchObject({
      code: "internal",
      requestId: response.headers.get("x-request-id"),
    });
  });

  it("rejects the call after the last one of the minute", async () => {
    const { key, id } = await createApiKey(shop.as.owner, {
      name: "busy",
      role: "admin",
      expiresInDays: null,
    });
    expect((await read(call(key), nothing)).status).toBe(200);
    await sql.execute("UPDATE rate_limit SET points = $2 WHERE key = $1", [`api:${id}`, CALLS_PER_MINUTE]);
    const response = await read(call(key), nothing);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(response.headers.get("ratelimit-remaining")).toBe("0");
  });
});

describe("Idempotency-Key", () => {
  let done = 0;
  const create = workspaceRoute(
    "contacts.edit",
    z.object({ name: z.string() }),
    async (_ctx, { name }) => {
      done += 1;
      const number = done;
      await sql.query("SELECT pg_sleep(0.1)");
      if (name === "refused")
        throw new AppError("unprocessable", sentence("problems.imports.namePhone", { columns: `${number}` }));
      return { number, name };
    },
    { status: 201 },
  );
  const post = (body: unknown, key: string) =>
    create(call(keys.admin, { method: "POST", body, headers: { "idempotency-key": key } }), nothing);

  it("does one thing for 50 posts at once, and gives all of them its answer", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post({ name: "one" }, "k-1")));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(done).toBe(1);
    expect(new Set(bodies)).toEqual(new Set(['{"number":1,"name":"one"}']));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(answers.filter((answer) => answer.headers.get("idempotency-replayed") === "true")).toHaveLength(
      49,
    );
  });

  it("refuses the same key with another body", async () => {
    const response = await post({ name: "two" }, "k-1");
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "idempotency_mismatch" });
  });

  it("repeats a refusal too", async () => {
    const first = await (await post({ name: "refused" }, "k-2")).text();
    const second = await post({ name: "refused" }, "k-2");
    expect(second.status).toBe(422);
    expect(second.headers.get("content-type")).toBe("application/problem+json");
    expect(await second.text()).toBe(first);
  });

  it("forgets after 24 hours", async () => {
    const before = done;
    await sql.execute(
      "UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'k-1'",
    );
    expect((await post({ name: "new body" }, "k-1")).status).toBe(201);
    expect(done).toBe(before + 1);
  });
});

describe("Idempotency-Key of a streamed body", () => {
  let done = 0;
  const take = workspaceRoute(
    "contacts.edit",
    z.object({ country: z.string().optional() }),
    async (_ctx, _query, { request }) => {
      if (request.headers.get("content-type") !== "text/csv") throw new AppError("unsupported_media_type");
      done += 1;
      return { number: done, bytes: (await request.arrayBuffer()).byteLength };
    },
    { raw: true, status: 202 },
  );
  const send = (body: string, key: string, type = "text/csv") =>
    take(
      call(keys.admin, { method: "POST", body, headers: { "idempotency-key": key, "content-type": type } }),
      nothing,
    );

  it("S1: takes a file once, and refuses another of the same length under its key", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send("phone\n0123456789\n", "file-1")),
    );
    expect(new Set(await Promise.all(answers.map((answer) => answer.text())))).toEqual(
      new Set(['{"number":1,"bytes":17}']),
    );
    expect(done).toBe(1);
    const other = await send("phone\n0123456780\n", "file-1");
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([
      409,
      "idempotency_mismatch",
    ]);
    expect(done).toBe(1);
  });

  it("repeats a refusal that came before the file was read", async () => {
    const first = await (await send("phone\n1\n", "file-2", "image/png")).text();
    const again = await send("phone\n1\n", "file-2", "image/png");
    expect([again.status, await again.text()]).toEqual([415, first]);
  });
});
