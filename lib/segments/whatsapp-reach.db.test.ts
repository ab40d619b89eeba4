import { beforeAll, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { addReportChanges } from "@/lib/reports/add-report-changes";
import { foldActivity } from "@/lib/segments/fold-activity";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let sms: string;
let whatsapp: string;
beforeAll(async () => {
  shop = await createTestWorkspace();
  sms = await createTestAccount(shop.id);
  const made = await sql.first<{ id: string }>(
    `INSERT INTO gateway_account (workspace_id, label, base_url, username, password_cipher, kind)
     VALUES ($1, 'WhatsApp', 'http://127.0.0.1:9/', '106540352242922', '', 'whatsapp-cloud') RETURNING id`,
    [shop.id],
  );
  whatsapp = made?.id ?? "";
});

type Row = { phone: string; status: string; code?: string; daysAgo: number };

async function told(accountId: string, rows: Row[]): Promise<void> {
  const made = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, message, status, recipients, started_at, gateway_account_id)
     VALUES ($1, 'Notice', '{}', 'finished', $2, now(), $3) RETURNING id`,
    [shop.id, rows.length, accountId],
  );
  for (const { phone, status, code, daysAgo } of rows)
    await sql.execute(
      `INSERT INTO message (campaign_id, workspace_id, phone, status, failure_code, attempts, sent_at,
         final_at)
       SELECT $1, $2, $3, $4::message_status, $5, 1, at, at
       FROM (SELECT now() - make_interval(days => $6) AS at) AS told`,
      [made?.id, shop.id, phone, status, code ?? null, daysAgo],
    );
  await addReportChanges();
  await foldActivity();
}

const known = () =>
  sql.query(
    `SELECT phone, round(extract(epoch FROM now() - whatsapp_at) / 86400)::int AS "there",
       round(extract(epoch FROM now() - no_whatsapp_at) / 86400)::int AS "notThere"
     FROM phone_activity WHERE workspace_id = $1 ORDER BY phone`,
    [shop.id],
  );

it("S55: who is on WhatsApp is learnt from what arrived there and what could not, never from an SMS, and the newest day stands", async () => {
  await told(sms, [
    { phone: "60121000001", status: "delivered", daysAgo: 1 },
    { phone: "60121000002", status: "failed", code: "12", daysAgo: 1 },
  ]);
  await told(whatsapp, [
    { phone: "60121000001", status: "failed", code: "131026", daysAgo: 9 },
    { phone: "60121000003", status: "delivered", daysAgo: 5 },
    { phone: "60121000004", status: "failed", code: "131049", daysAgo: 5 },
    { phone: "60121000005", status: "sent", daysAgo: 5 },
  ]);
  await told(whatsapp, [
    { phone: "60121000001", status: "delivered", daysAgo: 3 },
    { phone: "60121000003", status: "delivered", daysAgo: 8 },
  ]);
  expect(await known()).toEqual([
    { phone: "60121000001", there: 3, notThere: 9 },
    { phone: "60121000002", there: null, notThere: null },
    { phone: "60121000003", there: 5, notThere: null },
    { phone: "60121000004", there: null, notThere: null },
    { phone: "60121000005", there: null, notThere: null },
  ]);
});
