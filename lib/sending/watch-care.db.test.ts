import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { sql } from "@/lib/platform/db/sql";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { listSendingCampaigns } from "@/lib/sending/sending-campaigns";
import { watchCare } from "@/lib/sending/watch-care";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let shop: TestWorkspace;
let accountId: string;
beforeEach(async () => {
  shop = await createTestWorkspace();
  accountId = await createTestAccount(shop.id);
});

async function send(people: number, slowStart = false): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, slow_start,
       started_at)
     VALUES ($1, 'Sale', 'sending', $2, '{"kind":"text","text":"Hello"}', $3, $4, now()) RETURNING id`,
    [shop.id, accountId, people, slowStart],
  );
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '6012' || lpad(i::text, 7, '0') FROM generate_series(1, $3::int) AS i`,
    [row?.id, shop.id, people],
  );
  return row?.id as string;
}

/** The next waiting ones end so. */
const end = (id: string, people: number, status: string, code: string | null = null) =>
  sql.execute(
    `UPDATE message SET status = $3::message_status, failure_code = $4, attempts = 1, tracked = true,
       sent_at = now(), final_at = CASE WHEN $3 <> 'sent' THEN now() END
     WHERE campaign_id = $1 AND id = ANY (ARRAY(
       SELECT id FROM message WHERE campaign_id = $1 AND status = 'queued' ORDER BY id LIMIT $2))`,
    [id, people, status, code],
  );
const campaign = (id: string) => requireCampaign(shop.as.marketer, id);
const alarms = () =>
  sql.query<{ open: boolean; message: string }>(
    `SELECT resolved_at IS NULL AS open, message FROM alarm
     WHERE workspace_id = $1 AND kind = 'campaign.paused'`,
    [shop.id],
  );

it("S35: it pauses when too many failed, says how many and why, and after a resume only for new ones", async () => {
  await saveSendingRules(shop.as.owner, { pauseOnFailureShare: 0.2 });
  await sql.execute(
    `INSERT INTO webhook_endpoint (workspace_id, url, secret_cipher, events)
     VALUES ($1, 'https://example.com/hook', 'x', '{campaign.paused}')`,
    [shop.id],
  );
  const id = await send(400);
  await end(id, 70, "delivered");
  await end(id, 20, "failed", "12");
  expect(await watchCare()).toBe(0);
  await end(id, 5, "failed", "12");
  // What we let expire ourselves is none of the gateway's failures.
  await end(id, 30, "expired", "too_late");
  expect(await watchCare()).toBe(0);
  await end(id, 20, "rejected", "10");
  expect(await watchCare()).toBe(1);
  expect(await watchCare()).toBe(0);
  expect(await campaign(id)).toMatchObject({
    status: "paused",
    pausedReason: "failures",
    pausedByName: null,
    pausedFor: {
      reason: "failures",
      count: 45,
      of: 115,
      limit: 0.2,
      codes: [
        { code: "12", count: 25 },
        { code: "10", count: 20 },
      ],
    },
  });
  expect(await alarms()).toEqual([
    {
      open: true,
      message: "Sale paused by itself: 45 of 115 texts failed. Look at the reasons before you resume it.",
    },
  ]);
  const told = await sql.first<{ payload: object }>(
    "SELECT payload FROM webhook_delivery WHERE workspace_id = $1 AND event = 'campaign.paused'",
    [shop.id],
  );
  expect(told?.payload).toMatchObject({ id, reason: "failures" });
  const audited = await sql.first<{ after: object }>(
    "SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = 'campaign.paused'",
    [shop.id],
  );
  expect(audited?.after).toMatchObject({ reason: "failures", count: 45 });

  await resumeCampaign(shop.as.marketer, { id });
  expect(await watchCare()).toBe(0);
  expect(await campaign(id)).toMatchObject({ status: "sending", pausedReason: null });
  expect((await campaign(id)).pausedFor).toBeUndefined();
  expect((await alarms()).map(({ open }) => open)).toEqual([false]);
  await end(id, 49, "failed", "12");
  expect(await watchCare()).toBe(0);
  await end(id, 1, "delivered");
  expect(await watchCare()).toBe(1);
  expect((await campaign(id)).pausedFor).toMatchObject({
    count: 49,
    of: 50,
    codes: [{ code: "12", count: 49 }],
  });
});

it("S35: people who ask to stop count where their own text said so; without a limit nothing pauses", async () => {
  const id = await send(200);
  await end(id, 120, "delivered");
  const stop = (source: string, from: number, to: number) =>
    sql.execute(
      `INSERT INTO suppression (workspace_id, phone, reason, source)
       SELECT $1, '6012' || lpad(i::text, 7, '0'), 'STOP', $2 FROM generate_series($3::int, $4::int) AS i`,
      [shop.id, source, from, to],
    );
  await stop("keyword", 1, 20);
  expect(await watchCare()).toBe(0);
  await saveSendingRules(shop.as.owner, { pauseOnOptOutShare: 0.02 });
  await sql.execute("DELETE FROM suppression WHERE workspace_id = $1", [shop.id]);
  await sql.execute("DELETE FROM report_change WHERE workspace_id = $1", [shop.id]);
  await stop("person", 21, 60);
  expect(await watchCare()).toBe(0);
  await stop("keyword", 61, 72);
  expect(await watchCare()).toBe(1);
  expect((await campaign(id)).pausedFor).toMatchObject({ reason: "opt_outs", count: 12, of: 120, codes: [] });
  await resumeCampaign(shop.as.marketer, { id });
  await stop("keyword", 73, 74);
  expect(await watchCare()).toBe(0);
});

const listed = async (id: string) => (await listSendingCampaigns(accountId)).find((one) => one.id === id);
async function claimAll(id: string): Promise<number> {
  let claimed = 0;
  for (;;) {
    const campaign = await listed(id);
    const claim =
      campaign && (await claimFresh({ workerId: randomUUID(), leaseSeconds: 60 }, campaign, 0, 90));
    if (!claim) return claimed;
    claimed += claim.messages.length;
    await sql.execute(
      `UPDATE message SET status = 'sent', tracked = true, sent_at = now(), claim_id = NULL
       WHERE campaign_id = $1 AND status = 'sending'`,
      [id],
    );
  }
}
const report = (id: string, people: number, status: string, code: string | null = null) =>
  sql.execute(
    `UPDATE message SET status = $3::message_status, failure_code = $4, final_at = now()
     WHERE campaign_id = $1 AND id = ANY (ARRAY(
       SELECT id FROM message WHERE campaign_id = $1 AND status = 'sent' ORDER BY id LIMIT $2))`,
    [id, people, status, code],
  );

it("S36: a slow start takes the first 200 alone, and the rest by itself when they went well", async () => {
  const id = await send(330, true);
  expect(await claimAll(id)).toBe(200);
  expect((await campaign(id)).slow).toEqual({ first: 200, endedAt: null });
  await report(id, 159, "delivered");
  await watchCare();
  expect(await claimAll(id)).toBe(0);
  await report(id, 1, "delivered");
  await watchCare();
  expect((await campaign(id)).slow?.endedAt).not.toBeNull();
  expect(await claimAll(id)).toBe(130);
});

it("S36: when they fail, or no report comes, it pauses; resumed by a person it sends to the rest", async () => {
  const failing = await send(330, true);
  await claimAll(failing);
  await report(failing, 41, "failed", "17");
  expect(await watchCare()).toBe(1);
  expect((await campaign(failing)).pausedFor).toMatchObject({ reason: "failures", count: 41, of: 200 });
  await resumeCampaign(shop.as.marketer, { id: failing });
  expect(await watchCare()).toBe(0);
  expect(await claimAll(failing)).toBe(130);

  const silent = await send(330, true);
  await claimAll(silent);
  await report(silent, 100, "delivered");
  expect(await watchCare()).toBe(0);
  await sql.execute("UPDATE message SET sent_at = sent_at - interval '21 minutes' WHERE campaign_id = $1", [
    silent,
  ]);
  expect(await watchCare()).toBe(1);
  expect(await campaign(silent)).toMatchObject({
    pausedReason: "slow_start",
    pausedFor: { count: 100, of: 200 },
  });
});
