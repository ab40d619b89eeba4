import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentence } from "@/lib/core/sentence";
import { listCredit, listReadings } from "@/lib/credit/credit.queries";
import { holdCredit, refreshAvailable, releaseHold, spendHold } from "@/lib/credit/credit-account";
import { listLedger } from "@/lib/credit/ledger.queries";
import { creditsInUse, recordReading } from "@/lib/credit/record-reading";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function account() {
  const shop = await createTestWorkspace();
  const row = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, 'Main', 'http://x/', 'x', '')
     RETURNING id`,
    [shop.id],
  );
  return { shop, workspaceId: shop.id, gatewayAccountId: row?.id ?? "" };
}
type On = Awaited<ReturnType<typeof account>>;

/** As a balance check does, without the call. */
async function reading(on: On, remaining: number, meanwhile = async () => {}) {
  const used = await creditsInUse(sql.pool(), on.gatewayAccountId);
  await meanwhile();
  await sql.transaction(async (client) => {
    const { rows } = await client.query(
      "SELECT xmin::text AS version FROM credit_account WHERE gateway_account_id = $1",
      [on.gatewayAccountId],
    );
    const where = { workspaceId: on.workspaceId, gatewayAccountId: on.gatewayAccountId };
    await refreshAvailable(client, { ...where, remaining, version: rows[0]?.version ?? null });
    await recordReading(client, { ...where, readingId: randomUUID(), remaining, readAt: new Date(), used });
  });
}

async function campaign(on: On, status: string, parts: number[]) {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, started_at, finished_at,
       recipients, credits)
     VALUES ($1, 'Sale', $2::campaign_status, $3, '{}', now(),
       CASE WHEN $2 = 'finished' THEN now() - interval '1 second' END, $4, $5)
     RETURNING id`,
    [on.workspaceId, status, on.gatewayAccountId, parts.length, parts.reduce((sum, each) => sum + each, 0)],
  );
  for (const [i, each] of parts.entries()) {
    await sql.query(
      `INSERT INTO message (campaign_id, workspace_id, phone, status, parts, sent_at)
       VALUES ($1, $2, $3, 'sent', $4, now())`,
      [row?.id, on.workspaceId, `6012345${String(i).padStart(4, "0")}`, each],
    );
  }
  return row?.id ?? "";
}

describe("the ledger against the gateway", () => {
  it("sends are booked by their parts once, and the rest is unexplained", async () => {
    const on = await account();
    await reading(on, 1000);
    await campaign(on, "finished", [1, 1, 2]);
    await reading(on, 995);
    await reading(on, 995);
    const ledger = await listLedger(on.shop.as.reseller, {
      gatewayAccountId: on.gatewayAccountId,
      limit: 50,
    });
    expect(ledger.data.map(({ kind, change, balance }) => [kind, change, balance])).toEqual([
      ["unexplained", -1, 995],
      ["sends", -4, 996],
      ["opening", 1000, 1000],
    ]);
    expect((await listCredit(on.shop.as.reseller))[0]).toMatchObject({ risen: 0, fallen: 1 });
  });

  it("while a campaign sends nothing is called unexplained", async () => {
    const on = await account();
    await reading(on, 1000);
    const id = await campaign(on, "sending", [1, 1]);
    const kinds = async () =>
      (await listLedger(on.shop.as.reseller, { gatewayAccountId: on.gatewayAccountId, limit: 50 })).data.map(
        ({ kind }) => kind,
      );
    // A call whose outcome is not known yet.
    const call = (status: string) =>
      sql.query(
        `WITH one AS (SELECT id FROM message WHERE campaign_id = $1 ORDER BY id LIMIT 1)
         UPDATE message SET status = $2::message_status, sent_at = CASE WHEN $2 = 'sent' THEN now() END
         WHERE campaign_id = $1 AND id = (SELECT id FROM one)`,
        [id, status],
      );
    await call("sending");
    await reading(on, 990);
    expect(await kinds()).toEqual(["sends", "opening"]);
    // One that was answered between the question and the answer about the balance.
    await reading(on, 990, async () => void (await call("sent")));
    expect(await kinds()).toEqual(["sends", "sends", "opening"]);
    // It waits for the end of quiet hours, for reports or for a person: nobody is called.
    await reading(on, 990);
    expect(await kinds()).toEqual(["unexplained", "sends", "sends", "opening"]);
  });

  it("what was sent before the first balance is no difference", async () => {
    const on = await account();
    await campaign(on, "finished", [3]);
    await reading(on, 500);
    await reading(on, 500);
    const ledger = await listLedger(on.shop.as.reseller, {
      gatewayAccountId: on.gatewayAccountId,
      limit: 50,
    });
    expect(ledger.data[0]?.balance).toBe(500);
    expect(ledger.data.some(({ kind }) => kind === "unexplained")).toBe(false);
  });

  it("pages with the running balance kept", async () => {
    const on = await account();
    await reading(on, 10);
    for (const remaining of [20, 30, 40]) await reading(on, remaining);
    const first = await listLedger(on.shop.as.reseller, { gatewayAccountId: on.gatewayAccountId, limit: 2 });
    expect(first.data.map((line) => line.balance)).toEqual([40, 30]);
    const second = await listLedger(on.shop.as.reseller, {
      gatewayAccountId: on.gatewayAccountId,
      limit: 2,
      cursor: first.nextCursor ?? "",
    });
    expect(second.data.map((line) => line.balance)).toEqual([20, 10]);
    expect(second.nextCursor).toBeNull();
  });
});

it("a reading from before a hold was spent does not promise the same credits twice", async () => {
  const on = await account();
  await reading(on, 100);
  const hold = {
    workspaceId: on.workspaceId,
    gatewayAccountId: on.gatewayAccountId,
    transferId: randomUUID(),
    customerId: randomUUID(),
    credits: 60,
  };
  await sql.transaction((client) => holdCredit(client, hold, sentence("rules.ledger.single")));
  const before = await sql.first<{ version: string }>(
    "SELECT xmin::text AS version FROM credit_account WHERE gateway_account_id = $1",
    [on.gatewayAccountId],
  );
  await sql.transaction((client) => spendHold(client, hold, sentence("rules.ledger.single")));
  const stale = {
    workspaceId: on.workspaceId,
    gatewayAccountId: on.gatewayAccountId,
    remaining: 100,
    version: before?.version ?? null,
  };
  expect(await sql.transaction((client) => refreshAvailable(client, stale))).toBe(false);
  expect(
    await sql.first("SELECT available, held FROM credit_account WHERE gateway_account_id = $1", [
      on.gatewayAccountId,
    ]),
  ).toEqual({
    available: 40,
    held: 0,
  });
});

it("T2: whatever order of holds, releases, ends and readings: never below zero, every journal sums to zero, the books are what is left", async () => {
  const move = fc.oneof(
    fc.record({ kind: fc.constant("hold" as const), credits: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ kind: fc.constantFrom("release" as const, "spend" as const), pick: fc.nat() }),
    fc.record({ kind: fc.constant("read" as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 25 }), async (moves) => {
      const on = await account();
      let remaining = 100;
      await reading(on, remaining);
      const open: { transferId: string; credits: number }[] = [];
      for (const each of moves) {
        const base = { workspaceId: on.workspaceId, gatewayAccountId: on.gatewayAccountId };
        if (each.kind === "hold") {
          const hold = { ...base, transferId: randomUUID(), credits: each.credits };
          const held = open.reduce((sum, other) => sum + other.credits, 0);
          const taken = await sql.transaction((client) =>
            holdCredit(client, hold, sentence("rules.ledger.single")),
          );
          expect(taken).toBe(each.credits <= remaining - held);
          if (taken) open.push(hold);
        } else if (each.kind === "read") {
          await reading(on, remaining);
        } else {
          const hold = open.splice(each.pick % Math.max(1, open.length), 1)[0];
          if (!hold) continue;
          if (each.kind === "release")
            await sql.transaction((client) =>
              releaseHold(client, { ...base, ...hold }, sentence("rules.ledger.single")),
            );
          else {
            await sql.transaction((client) =>
              spendHold(client, { ...base, ...hold, customerId: "c" }, sentence("rules.ledger.single")),
            );
            remaining -= hold.credits;
          }
        }
      }
      const held = open.reduce((sum, other) => sum + other.credits, 0);
      const row = await sql.first(
        "SELECT available, held FROM credit_account WHERE gateway_account_id = $1",
        [on.gatewayAccountId],
      );
      expect(row).toEqual({ available: remaining - held, held });
      const books = await sql.query(
        `SELECT account, sum(amount)::bigint AS sum
         FROM ledger_entry
         WHERE gateway_account_id = $1
         GROUP BY account`,
        [on.gatewayAccountId],
      );
      const sumOf = (name: string) => Number(books.find((line) => line.account === name)?.sum ?? 0);
      expect([sumOf("available"), sumOf("held"), sumOf("unexplained")]).toEqual([remaining - held, held, 0]);
    }),
    { numRuns: 40 },
  );
  expect(await verifyLedger()).toEqual([]);
});

it("the chart keeps the first, the last, the lowest and the highest of each slice of time", async () => {
  const { shop, gatewayAccountId } = await account();
  const read = (minutesAgo: number, remaining: number) =>
    sql.execute(
      `INSERT INTO balance_reading (workspace_id, gateway_account_id, at, remaining, raw, reason)
       VALUES ($1, $2, now() - make_interval(secs => $3), $4, '', 'sends')`,
      [shop.id, gatewayAccountId, minutesAgo * 60, remaining],
    );
  const values = [50_000, 47_654, 41_837, 48_000, 60_000, 49_000, 49_500];
  for (const [index, value] of values.entries()) await read(70 - index * 10, value);
  for (let index = 0; index < 40; index++) await read(5 + index / 100, 49_600 + index);
  const shown = (await listReadings(shop.as.admin, gatewayAccountId, 30)).map(({ remaining }) => remaining);
  expect(Math.min(...shown)).toBe(41_837);
  expect(Math.max(...shown)).toBe(60_000);
  expect(shown[0]).toBe(50_000);
  expect(shown.at(-1)).toBe(49_600);
  expect(shown.length).toBeLessThan(15);
});
