import { beforeAll, expect, it } from "vitest";
import { cleanPeople } from "@/lib/list-hygiene/clean-people";
import { countHygiene, listHygiene } from "@/lib/list-hygiene/hygiene.queries";
import type { HygieneKind } from "@/lib/list-hygiene/hygiene.rules";
import { sql } from "@/lib/platform/db/sql";
import { createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
const GOOD = "60123000001";
const DEAD = "60123000002";
const REVIVED = "60123000003";
const SILENT = "60123000004";
const LAND = "60380000005";
const STOPPED = "60123000006";

beforeAll(async () => {
  shop = await createTestWorkspace();
  const other = await createTestWorkspace();
  for (const one of [shop, other])
    await createTestList(
      one.id,
      [GOOD, DEAD, REVIVED, SILENT, LAND, STOPPED].map((phone) => ({ phone })),
    );
  await createTestList(
    shop.id,
    [GOOD, STOPPED].map((phone) => ({ phone })),
  );
  await sql.execute(
    `INSERT INTO phone_activity (workspace_id, phone, last_texted, last_delivered, dead_at)
     SELECT $1, phone, now() - interval '5 days', delivered, dead FROM (VALUES
       ($2, now() - interval '5 days', '{}'::timestamptz[]),
       ($3, now() - interval '9 days', ARRAY[now() - interval '5 days']),
       ($4, now() - interval '4 days', ARRAY[now() - interval '5 days']),
       ($5, NULL, '{}')) AS told (phone, delivered, dead)`,
    [shop.id, GOOD, DEAD, REVIVED, SILENT],
  );
  await sql.execute(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'stop', 'keyword')",
    [shop.id, STOPPED],
  );
  await sql.execute(
    `INSERT INTO report_tally (workspace_id, day, campaign_id, sender, prefix, sent, credits)
     VALUES ($1, now()::date, gen_random_uuid(), '', '601', 8, 12)`,
    [shop.id],
  );
});

const count = (kind: HygieneKind) => countHygiene(shop.as.marketer, kind);
const phones = async (kind: HygieneKind) =>
  (await listHygiene(shop.as.marketer, kind, null)).rows.map(({ phone, lists }) => `${phone} ${lists}`);
const memberships = async (phone: string) =>
  (
    await sql.query(
      `SELECT FROM list_member m JOIN contact c ON c.id = m.contact_id
       WHERE c.workspace_id = $1 AND c.phone = $2`,
      [shop.id, phone],
    )
  ).length;

it("each kind has its people, in this workspace alone, and what they cost", async () => {
  expect(await count("dead")).toEqual({ kind: "dead", people: 1, credits: 3 });
  expect(await phones("dead")).toEqual([`${DEAD} 1`]);
  expect(await count("neverDelivered")).toEqual({ kind: "neverDelivered", people: 1, credits: 3 });
  expect(await phones("neverDelivered")).toEqual([`${SILENT} 1`]);
  expect(await count("landlines")).toEqual({ kind: "landlines", people: 1, credits: 0 });
  expect(await phones("landlines")).toEqual([`${LAND} 1`]);
  expect(await count("duplicates")).toEqual({ kind: "duplicates", people: 2, credits: null });
  expect(await phones("optedOut")).toEqual([`${STOPPED} 2`]);
});

it("what is done is done to all of a kind once, and to nobody when they are others by now", async () => {
  const clean = (kind: HygieneKind, action: "suppress" | "removeFromLists" | "keepFirst", people: number) =>
    cleanPeople(shop.as.marketer, { kind, action, count: people });
  await expect(clean("dead", "suppress", 2)).rejects.toMatchObject({ code: "conflict" });
  expect((await count("dead")).people).toBe(1);
  expect(await clean("dead", "suppress", 1)).toEqual({ people: 1, changed: 1 });
  expect((await count("dead")).people).toBe(0);
  expect(
    await sql.first("SELECT reason, source FROM suppression WHERE workspace_id = $1 AND phone = $2", [
      shop.id,
      DEAD,
    ]),
  ).toEqual({ reason: "not in service", source: "person" });
  expect(await clean("duplicates", "keepFirst", 2)).toEqual({ people: 2, changed: 2 });
  expect(await memberships(GOOD)).toBe(1);
  // The one that was suppressed just now stands in a list, too.
  expect(await clean("optedOut", "removeFromLists", 2)).toEqual({ people: 2, changed: 2 });
  expect(await memberships(STOPPED)).toBe(0);
  expect((await count("optedOut")).people).toBe(0);
});
