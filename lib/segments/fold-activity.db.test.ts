import { beforeAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { addReportChanges } from "@/lib/reports/add-report-changes";
import { countQuestion } from "@/lib/segments/count-segment";
import { foldActivity } from "@/lib/segments/fold-activity";
import type { Condition } from "@/lib/segments/segment.input";
import { createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
const phone = (n: number) => `60121${String(n).padStart(6, "0")}`;
beforeAll(async () => {
  shop = await createTestWorkspace();
  await createTestList(
    shop.id,
    Array.from({ length: 20 }, (_, n) => ({ phone: phone(n) })),
  );
});

const ask = (condition: Condition) => countQuestion(shop.id, { match: "all", conditions: [condition] });
const due = () =>
  sql.query("SELECT FROM activity_due WHERE workspace_id = $1", [shop.id]).then((rows) => rows.length);

async function campaign(status: string, people: number) {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, message, status, recipients, started_at)
     VALUES ($1, 'Sale', '{}', $2::campaign_status, $3, now()) RETURNING id`,
    [shop.id, status, people],
  );
  const id = row?.id as string;
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone, status, tracked, attempts, sent_at)
     SELECT $1, $2, phone, 'sent', true, 1, now() - interval '3 days' FROM unnest($3::text[]) AS phone`,
    [id, shop.id, Array.from({ length: people }, (_, n) => phone(n))],
  );
  return id;
}

it("S30: exact before and after it is folded, with a late report, and with one that comes under a fold", async () => {
  const id = await campaign("sending", 12);
  const told = async () => [
    await ask({ field: "lastTexted", is: "withinDays", value: 4 }),
    await ask({ field: "lastTexted", is: "isEmpty" }),
    await ask({ field: "lastDelivered", is: "withinDays", value: 1 }),
    await ask({ field: "notInService", is: "is", value: true }),
  ];
  expect(await told()).toEqual([12, 8, 0, 0]);
  await addReportChanges();
  // It still sends: nothing is folded, and it is looked at.
  expect([await foldActivity(), await due(), await told()]).toEqual([0, 1, [12, 8, 0, 0]]);
  await sql.execute("UPDATE campaign SET status = 'finished' WHERE id = $1", [id]);
  expect([await foldActivity(), await due(), await told()]).toEqual([1, 0, [12, 8, 0, 0]]);
  expect(await sql.query("SELECT FROM phone_activity WHERE workspace_id = $1", [shop.id])).toHaveLength(12);
  // Late reports: at once in what is asked, taken by nobody yet; then noted; then folded.
  await sql.execute(
    "UPDATE message SET status = 'delivered', final_at = now() WHERE campaign_id = $1 AND phone <= $2",
    [id, phone(4)],
  );
  await sql.execute(
    `UPDATE message SET status = 'failed', failure_code = '10', final_at = now()
     WHERE campaign_id = $1 AND phone = $2`,
    [id, phone(7)],
  );
  expect(await told()).toEqual([12, 8, 5, 1]);
  await addReportChanges();
  expect([await due(), await told()]).toEqual([1, [12, 8, 5, 1]]);
  // A change noted while it is folded keeps it on the list.
  await sql.execute(`CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE activity_due SET changes = changes + 1; RETURN NULL; END $$`);
  await sql.execute(
    "CREATE TRIGGER late AFTER UPDATE ON phone_activity FOR EACH STATEMENT EXECUTE FUNCTION late()",
  );
  expect([await foldActivity(), await due(), await told()]).toEqual([1, 1, [12, 8, 5, 1]]);
  await sql.execute("DROP TRIGGER late ON phone_activity");
  expect([await foldActivity(), await due(), await told()]).toEqual([1, 0, [12, 8, 5, 1]]);
  // It was reached after all.
  await sql.execute(
    "UPDATE message SET status = 'delivered', final_at = now() WHERE campaign_id = $1 AND phone = $2",
    [id, phone(7)],
  );
  expect(await told()).toEqual([12, 8, 6, 0]);
});
