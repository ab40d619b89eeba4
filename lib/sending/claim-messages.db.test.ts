import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { getMessage } from "@/lib/messages/message.queries";
import { messageRef } from "@/lib/messages/message.rules";
import { sql } from "@/lib/platform/db/sql";
import { claimDue } from "@/lib/sending/claim-due";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { listSendingCampaigns, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const claimer = { workerId: randomUUID(), leaseSeconds: 120 };
let workspace: TestWorkspace;
let accountId: string;
let campaign: SendingCampaign;

beforeEach(async () => {
  workspace = await createTestWorkspace();
  accountId = await createTestAccount(workspace.id);
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at,
       valid_hours)
     VALUES ($1, 'Four', 'sending', $2, '{"kind":"text","text":"x"}', 4, now(), 24) RETURNING id`,
    [workspace.id, accountId],
  );
  await sql.query(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '6012000000' || i
     FROM generate_series(1, 4) i`,
    [row?.id, workspace.id],
  );
  campaign = (await listSendingCampaigns(accountId))[0] as SendingCampaign;
});

const optOut = (phone: string) =>
  sql.query(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'opted_out', 'test')",
    [workspace.id, phone],
  );
const rows = () =>
  sql.query<{ id: number; phone: string; status: string; attempts: number }>(
    "SELECT id::int, phone, status::text, attempts FROM message WHERE campaign_id = $1 ORDER BY phone",
    [campaign.id],
  );
const told = async () => (await rows()).map(({ status, attempts }) => `${status} ${attempts}`);
const startedLongAgo = () =>
  sql.query("UPDATE campaign SET started_at = now() - interval '25 hours' WHERE id = $1", [campaign.id]);

async function putInLine(phones: string[]): Promise<void> {
  await sql.query(
    `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id, due_at)
     SELECT campaign_id, id, $3, workspace_id, now() - interval '1 second'
     FROM message
     WHERE campaign_id = $1 AND phone = ANY ($2)`,
    [campaign.id, phones, accountId],
  );
}

it("S22: who opted out after the launch has no attempt, for nobody was called, and is not claimed again", async () => {
  await optOut("60120000002");
  expect(
    (await claimFresh(claimer, campaign, 0, 10))?.messages.map(({ phone, attempts }) => [phone, attempts]),
  ).toEqual([
    ["60120000001", 1],
    ["60120000003", 1],
    ["60120000004", 1],
  ]);
  expect(await told()).toEqual(["sending 1", "suppressed 0", "sending 1", "sending 1"]);
  expect(await claimFresh(claimer, campaign, 0, 10)).toBeNull();
  const silent = (await rows())[1];
  const story = await getMessage(workspace.as.marketer, messageRef(campaign.id, silent?.id ?? 0));
  expect(story).toMatchObject({ status: "suppressed", attempts: [], firstAttemptAt: null });
});

it("S23: who is too late to be texted has no attempt, and is not claimed again", async () => {
  await startedLongAgo();
  expect((await claimFresh(claimer, campaign, 0, 10))?.messages).toEqual([]);
  expect(await told()).toEqual(["expired 0", "expired 0", "expired 0", "expired 0"]);
  expect(await claimFresh(claimer, campaign, 0, 10)).toBeNull();
});

it("S22, S23: a message that came back keeps the attempts that were made, also when it is not sent again", async () => {
  await claimFresh(claimer, campaign, 0, 10);
  await sql.query(
    `UPDATE message
     SET status = 'queued', claim_id = NULL, attempts = CASE WHEN phone LIKE '%1' THEN 0 ELSE 1 END`,
  );
  await optOut("60120000001");
  await optOut("60120000002");
  await putInLine(["60120000001", "60120000002", "60120000003"]);
  const due = await claimDue(claimer, accountId, 10);
  expect(due.flatMap(({ messages }) => messages.map(({ phone, attempts }) => [phone, attempts]))).toEqual([
    ["60120000003", 2],
  ]);
  expect(await told()).toEqual(["suppressed 0", "suppressed 1", "sending 2", "queued 1"]);
  await startedLongAgo();
  await putInLine(["60120000004"]);
  expect(await claimDue(claimer, accountId, 10)).toEqual([]);
  expect(await told()).toEqual(["suppressed 0", "suppressed 1", "sending 2", "expired 1"]);
});
