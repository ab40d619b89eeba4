import { beforeAll, expect, it } from "vitest";
import { ReportIntake } from "@/lib/delivery-reports/report-intake";
import type { IncomingReport } from "@/lib/delivery-reports/store-reports";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let workspaceId: string;
let accountId: string;
let campaignId: string;

beforeAll(async () => {
  workspaceId = (await createTestWorkspace()).id;
  accountId = await createTestAccount(workspaceId);
  const campaign = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients)
     VALUES ($1, 'Test', 'finished', $2, '{}', 2)
     RETURNING id`,
    [workspaceId, accountId],
  );
  campaignId = campaign?.id as string;
  for (const name of ["first", "second"]) {
    await sql.execute(
      `WITH made AS (INSERT INTO message (campaign_id, workspace_id, phone, status, tracked)
         VALUES ($1, $2, $3, 'sent', true)
         RETURNING id)
       INSERT INTO gateway_message_id (gateway_account_id, gateway_message_id, campaign_id, message_id,
         workspace_id)
       SELECT $4, $5, $1, id, $2
       FROM made`,
      [campaignId, workspaceId, name === "first" ? "60120000001" : "60120000002", accountId, name],
    );
  }
});

const delivered = (gatewayMessageId: string): IncomingReport => ({
  workspaceId,
  gatewayAccountId: accountId,
  gatewayMessageId,
  statusCode: "6",
  meaning: "delivered",
  rank: 100,
  sender: "60120000001",
  raw: `MsgId=${gatewayMessageId}&Status=6`,
  ip: null,
  receivedAt: Date.now(),
});

const statuses = async () =>
  (
    await sql.query<{ status: string }>("SELECT status FROM message WHERE campaign_id = $1 ORDER BY id", [
      campaignId,
    ])
  ).map((row) => row.status);

it("D13: the gateway is answered while the reports before are still being applied, and in the end all are", async () => {
  const failures: unknown[] = [];
  const applied: string[] = [];
  const intake = new ReportIntake({
    onError: (error) => failures.push(error),
    onApplied: (reports) => applied.push(...reports.map((report) => report.gatewayMessageId)),
  });
  const holder = await sql.pool().connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT FROM message WHERE campaign_id = $1 ORDER BY id LIMIT 1 FOR UPDATE", [
      campaignId,
    ]);
    await intake.add(delivered("first"));
    // Applying the first waits for the row above; a second and a third are stored and answered all
    // the same.
    await intake.add(delivered("second"));
    await intake.add(delivered("second"));
    expect(await statuses()).toEqual(["sent", "sent"]);
    expect(applied).toEqual([]);
    await holder.query("COMMIT");
  } finally {
    holder.release();
  }
  await intake.drain();
  expect(await statuses()).toEqual(["delivered", "delivered"]);
  expect(failures).toEqual([]);
  expect(applied).toEqual(["first", "second", "second"]);
  const stored = await sql.query(
    "SELECT gateway_message_id AS id, times, verdict FROM delivery_report ORDER BY gateway_message_id",
  );
  expect(stored).toEqual([
    { id: "first", times: 1, verdict: "applied" },
    { id: "second", times: 2, verdict: "applied" },
  ]);
});
