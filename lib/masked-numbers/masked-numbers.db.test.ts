import { beforeEach, describe, expect, it } from "vitest";
import { GET as getConversations } from "@/app/api/v1/conversations/route";
import { DELETE as deleteByKey } from "@/app/api/v1/suppressions/[phone]/route";
import { GET as getSuppressions, POST as postSuppression } from "@/app/api/v1/suppressions/route";
import type { WorkspaceContext } from "@/lib/access/context";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { listConversations } from "@/lib/inbox/conversation.queries";
import { LOOKUPS } from "@/lib/masked-numbers/count-lookup";
import { sql } from "@/lib/platform/db/sql";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { deleteSuppression } from "@/lib/suppressions/delete-suppression";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const PHONE = "60123456789";
const number = (n: number) => `6019${String(1_000_000 + n)}`;
let shop: TestWorkspace;
let support: WorkspaceContext;

beforeEach(async () => {
  shop = await createTestWorkspace();
  support = shop.as.support;
  const account = await createTestAccount(shop.id);
  await sql.query(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_text)
     VALUES ($1, $2, $3, '39000', 'Hello')`,
    [shop.id, account, PHONE],
  );
  await sql.query(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'asked', 'person')",
    [shop.id, PHONE],
  );
});

const suppressions = (ctx: WorkspaceContext, q: string) => listSuppressions(ctx, { q, limit: 100 });
const confirmed = async () =>
  (
    await sql.query<{ it: string }>(
      `SELECT entity || ' ' || entity_id AS it
       FROM audit_entry
       WHERE workspace_id = $1 AND action = 'phone.confirmed'`,
      [shop.id],
    )
  ).map(({ it }) => it);
const spend = (ctx: WorkspaceContext, counter: "hour" | "day", left: number) =>
  sql.execute(
    `INSERT INTO rate_limit (key, points, expire)
     VALUES ('phone-lookup-' || $1 || ':' || $2, $3, (extract(epoch FROM now()) * 1000 + 3600000)::bigint)
     ON CONFLICT (key) DO UPDATE SET points = excluded.points`,
    [counter, ctx.actor.userId ?? ctx.actor.id, LOOKUPS[counter] - left],
  );
const refused = {
  code: "too_many_requests",
  message: expect.stringMatching(/whole numbers within an? (hour|day)\. Wait/),
  detail: { retryAfter: expect.any(Number) },
};

/** Every way in which somebody who sees numbers masked can ask about a whole one. */
const WAYS: Record<string, (ctx: WorkspaceContext, phone: string) => Promise<unknown>> = {
  "a search of conversations": (ctx, phone) => listConversations(ctx, { q: phone }),
  "a search of suppressions": (ctx, phone) => suppressions(ctx, phone),
  "a suppression that may be there already": (ctx, phone) =>
    createSuppression(ctx, { phone, reason: "asked", note: "" }),
  "taking a suppression away that may not be there": (ctx, phone) =>
    deleteSuppression(ctx, { phone }).catch((error) => {
      if ((error as { code: string }).code !== "not_found") throw error;
    }),
};

describe("P-2: whole numbers asked about by one who sees them masked", () => {
  it.each(Object.keys(WAYS))(
    "%s is counted, and refused when it is too many; who sees numbers is not",
    async (way) => {
      const ask = WAYS[way] as (ctx: WorkspaceContext, phone: string) => Promise<unknown>;
      for (const counter of ["hour", "day"] as const) {
        await spend(support, counter, 2);
        await ask(support, number(1));
        await ask(support, number(2));
        await expect(ask(support, number(3))).rejects.toMatchObject(refused);
        // A number that was counted may be read again: a screen does it by itself.
        await ask(support, number(1));
        await sql.query("DELETE FROM rate_limit");
      }
      await spend(shop.as.admin, "hour", 0);
      await ask(shop.as.admin, number(3));
    },
  );

  it("a number taken away is counted as what it is read as, in whatever digits it is written", async () => {
    await spend(support, "hour", 1);
    const wide = (phone: string) =>
      phone.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const ask = (phone: string) => deleteSuppression(support, { phone: wide(phone) });
    await expect(ask(number(1))).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(number(2))).rejects.toMatchObject(refused);
  });

  it("at most so many at once, by parallel requests too", async () => {
    await spend(support, "hour", 5);
    const asked = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => listConversations(support, { q: number(n) })),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    const again = await Promise.allSettled(
      [1, 1, 1, 1].map(() => listConversations(support, { q: number(77) })),
    );
    expect(again.filter(({ status }) => status === "fulfilled")).toHaveLength(0);
  });

  it("a hit stands in the audit log, masked, once an hour; a miss and who sees numbers do not", async () => {
    await listConversations(support, { q: "012-345 6789" });
    await listConversations(support, { q: PHONE });
    await listConversations(support, { q: number(1) });
    await listConversations(shop.as.admin, { q: PHONE });
    expect(await confirmed()).toEqual(["conversation 60•••••6789"]);
    await suppressions(support, PHONE);
    await createSuppression(support, { phone: PHONE, reason: "again", note: "" });
    await suppressions(shop.as.marketer, PHONE);
    expect(await confirmed()).toEqual(["conversation 60•••••6789", "suppression 60•••••6789"]);
    await sql.query("DELETE FROM rate_limit");
    await listConversations(support, { q: PHONE });
    expect(await confirmed()).toHaveLength(3);
  });

  it("by API key: counted for the key, and answered with 429 and the time to wait", async () => {
    const { id, key } = await createApiKey(shop.as.owner, {
      name: "desk",
      role: "support",
      expiresInDays: null,
    });
    const call = (method: string, path: string, body?: unknown) =>
      new Request(`http://localhost:3000/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const none = { params: Promise.resolve({}) };
    const ways = [
      (phone: string) => getConversations(call("GET", `/conversations?q=${phone}`), none),
      (phone: string) => getSuppressions(call("GET", `/suppressions?q=${phone}`), none),
      (phone: string) => postSuppression(call("POST", "/suppressions", { phone, reason: "x" }), none),
      (phone: string) =>
        deleteByKey(call("DELETE", `/suppressions/${phone}`), { params: Promise.resolve({ phone }) }),
    ];
    for (const way of ways) {
      await spend({ ...support, actor: { kind: "apiKey", id, name: "", role: "support" } }, "hour", 1);
      expect((await way(number(ways.indexOf(way)))).status).toBeLessThan(405);
      const answer = await way(number(50 + ways.indexOf(way)));
      expect([answer.status, Number(answer.headers.get("retry-after")) > 60]).toEqual([429, true]);
    }
  });
});

describe("P-2: what would spell out a hidden number", () => {
  it("suppressions of one reason are told only to who sees numbers", async () => {
    const asked = { q: "", reason: "asked", limit: 100 };
    await expect(listSuppressions(support, asked)).rejects.toMatchObject({ code: "forbidden" });
    expect((await listSuppressions(shop.as.marketer, asked)).data).toHaveLength(1);
  });

  it.each(["6", "60", "60123", "6012345678", "012345", "56789", "６０１２３", "⁶⁰¹²³", "+60123"])(
    "suppressions: %j finds nothing",
    async (q) => {
      expect((await suppressions(support, q)).data).toEqual([]);
      expect((await suppressions(shop.as.owner, "60123")).data).toHaveLength(1);
    },
  );

  it("suppressions: the four digits shown find it, in the order of time and not of number", async () => {
    for (const phone of ["60199996789", "60111116789"]) {
      await sql.query(
        "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'asked', 'person')",
        [shop.id, phone],
      );
    }
    await sql.query(
      "UPDATE suppression SET created_at = now() - interval '1 day' WHERE phone = '60111116789'",
    );
    const { data } = await suppressions(support, "6789");
    expect(data.map(({ phone }) => phone)).toEqual(Array(3).fill("60•••••6789"));
    expect(data.at(-1)?.createdAt.slice(0, 10)).toBe(
      new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    );
  });

  it("a short number, which shows two digits, is not found by four", async () => {
    for (const phone of ["62003", "61234567", "612345670"]) {
      await sql.query(
        "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'x', 'person')",
        [shop.id, phone],
      );
      await sql.query(
        `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_text)
         SELECT workspace_id, gateway_account_id, $2, short_code, 'Hello'
         FROM conversation
         WHERE workspace_id = $1 AND phone = $3`,
        [shop.id, phone, PHONE],
      );
    }
    for (const [q, found] of [
      ["2003", 0],
      ["4567", 0],
      ["5670", 1],
    ] as const) {
      expect((await suppressions(support, q)).data).toHaveLength(found);
      expect((await listConversations(support, { q })).data).toHaveLength(found);
      expect((await listConversations(shop.as.owner, { q })).data).toHaveLength(1);
    }
  });

  it.each(["60123", "６０１２３", "60１２３", "⁶⁰¹²³", "①"])(
    "conversations: %j finds neither a name nor a text of ours that holds the number",
    async (q) => {
      await sql.query("INSERT INTO contact (workspace_id, phone, first_name) VALUES ($1, $2, $2)", [
        shop.id,
        PHONE,
      ]);
      const conversation = await sql.first<{ id: string }>(
        "SELECT id FROM conversation WHERE workspace_id = $1",
        [shop.id],
      );
      await sql.query(
        `INSERT INTO campaign (workspace_id, name, kind, conversation_id, message)
         VALUES ($1, '', 'reply', $2,
           jsonb_build_object('kind', 'text', 'text', 'Number ' || $3::text || ' ①'))`,
        [shop.id, conversation?.id, PHONE],
      );
      expect((await listConversations(support, { q })).data).toEqual([]);
      expect((await listConversations(shop.as.owner, { q: "Number" })).data).toHaveLength(1);
    },
  );
});
