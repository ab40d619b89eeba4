import { beforeAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { addReportChanges } from "@/lib/reports/add-report-changes";
import { foldActivity } from "@/lib/segments/fold-activity";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeAll(async () => {
  shop = await createTestWorkspace();
});
const phone = (n: number) => `6012200000${n}`;

/** A campaign of so many days ago, in which each phone failed with a code or got it. */
async function campaign(days: number, ends: Record<string, string>): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, message, status, recipients, started_at)
     VALUES ($1, 'Sale', '{}', 'finished', 3, now() - make_interval(days => $2)) RETURNING id`,
    [shop.id, days],
  );
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone, status, failure_code, tracked, attempts, sent_at,
       final_at)
     SELECT $1, $2, key, (CASE WHEN value = '6' THEN 'delivered' ELSE 'failed' END)::message_status,
       nullif(value, '6'), true, 1, now() - make_interval(days => $3), now() - make_interval(days => $3)
     FROM jsonb_each_text($4::jsonb)`,
    [row?.id, shop.id, days, JSON.stringify(ends)],
  );
  await fold();
  return row?.id as string;
}
async function fold(): Promise<void> {
  await addReportChanges();
  await foldActivity();
}
const suppressed = async () =>
  (
    await sql.query<{ phone: string; told: string }>(
      `SELECT phone, reason || ', ' || source AS told FROM suppression
       WHERE workspace_id = $1 ORDER BY phone`,
      [shop.id],
    )
  ).map(({ phone: number, told }) => `${number.slice(-1)}: ${told}`);

it("a number that was not in service on so many days is suppressed once, and freed by a text that arrives", async () => {
  await campaign(9, { [phone(1)]: "12", [phone(2)]: "12", [phone(3)]: "12", [phone(4)]: "7" });
  await campaign(9, { [phone(1)]: "17" });
  // Without a setting nobody is.
  expect(await suppressed()).toEqual([]);
  await saveSendingRules(shop.as.owner, { suppressNotInServiceAfter: 2 });
  await campaign(8, { [phone(2)]: "6", [phone(3)]: "1706" });
  // A day counts once, what says nothing of the number never, and who was reached begins anew.
  const late = await campaign(7, { [phone(2)]: "17", [phone(4)]: "7" });
  expect(await suppressed()).toEqual([]);
  const last = await campaign(6, { [phone(1)]: "12", [phone(3)]: "1705" });
  const both = ["1: not in service, health", "3: not in service, health"];
  expect(await suppressed()).toEqual(both);
  // Folded again, it is the same.
  await sql.execute("UPDATE activity_due SET changes = changes + 1 WHERE workspace_id = $1", [shop.id]);
  await sql.execute(
    "INSERT INTO activity_due (campaign_id, workspace_id) VALUES ($1, $3), ($2, $3) ON CONFLICT DO NOTHING",
    [late, last, shop.id],
  );
  await fold();
  expect(await suppressed()).toEqual(both);
  const told = await sql.query<{ action: string; after: object }>(
    `SELECT action, after FROM audit_entry
     WHERE workspace_id = $1 AND entity = 'suppression' ORDER BY id`,
    [shop.id],
  );
  expect(told).toEqual([{ action: "suppression.imported", after: { reason: "not in service", added: 2 } }]);
  // It arrived after all.
  await sql.execute(
    `UPDATE message SET status = 'delivered', failure_code = NULL, final_at = now()
     WHERE campaign_id = $1 AND phone = $2`,
    [last, phone(3)],
  );
  await fold();
  expect(await suppressed()).toEqual([both[0]]);
});

it("what a person entered stays when a text arrives", async () => {
  await saveSendingRules(shop.as.owner, { suppressNotInServiceAfter: 1 });
  await sql.execute(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'Asked', 'person')",
    [shop.id, phone(5)],
  );
  await campaign(3, { [phone(5)]: "12" });
  await campaign(2, { [phone(5)]: "6" });
  expect(await suppressed()).toContain("5: Asked, person");
});
