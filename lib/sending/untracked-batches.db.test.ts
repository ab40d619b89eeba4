import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { english } from "@/lib/core/english";
import { outgoingRequest } from "@/lib/gateways/spec-184/outgoing.rules";
import { reasonOf } from "@/lib/gateways/spec-184/result.rules";
import { readTimeline } from "@/lib/messages/read-timeline";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { claimDueBatch } from "@/lib/sending/claim-due-batch";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { settleCanceled } from "@/lib/sending/move-campaigns";
import { type BatchResult, recordBatch } from "@/lib/sending/record-batch";
import { disownClaims, recoverClaims, renewLeases } from "@/lib/sending/recover-claims";
import { listSendingCampaigns, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { storeBatches, type UntrackedBatch } from "@/lib/sending/untracked-batches";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
const claimer = { workerId: randomUUID(), leaseSeconds: 60 };
let workspace: TestWorkspace;
let accountId: string;
let campaignId: string;

beforeAll(async () => {
  workspace = await createTestWorkspace();
});

beforeEach(async () => {
  accountId = randomUUID();
  await sql.query(
    `INSERT INTO gateway_account (id, workspace_id, label, base_url, username, password_cipher)
     VALUES ($1, $2, 'Test', 'http://127.0.0.1:1/', $3, 'x')`,
    [accountId, workspace.id, accountId.slice(0, 8)],
  );
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, tracked)
     VALUES ($1, 'Bulk', 'sending', $2, '{"kind":"text","text":"Hello"}', 4, false) RETURNING id`,
    [workspace.id, accountId],
  );
  campaignId = row?.id as string;
  await sql.query(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '6012000002' || i
     FROM generate_series(1, 4) i`,
    [campaignId, workspace.id],
  );
});

async function firstBatch(): Promise<UntrackedBatch> {
  const [campaign] = await listSendingCampaigns(accountId);
  const claim = await claimFresh(claimer, campaign as SendingCampaign, 0, 100);
  const [batch] = await storeBatches(claim as NonNullable<typeof claim>, 100);
  return batch as UntrackedBatch;
}

function answer(outcome: BatchResult["outcome"], code: string | null = null): BatchResult {
  const reason = outcome === "refused" ? reasonOf(code) : null;
  return {
    outcome,
    reason,
    code,
    detail: "test",
    accountEpoch: 0,
    startedAt: Date.now(),
    finishedAt: Date.now(),
  };
}

/** Takes the next batch as if its pause were over and, after a refusal, its account resumed. */
async function nextBatch(): Promise<UntrackedBatch | null> {
  await sql.query("UPDATE gateway_account SET status = 'active', paused_reason = NULL WHERE id = $1", [
    accountId,
  ]);
  await sql.query(
    "UPDATE campaign SET status = 'sending', paused_reason = NULL WHERE id = $1 AND status = 'paused'",
    [campaignId],
  );
  await sql.query(
    `UPDATE untracked_batch
     SET due_at = now() - interval '1 second'
     WHERE campaign_id = $1 AND due_at IS NOT NULL`,
    [campaignId],
  );
  return claimDueBatch(claimer, accountId);
}

async function statuses(): Promise<string[]> {
  const rows = await sql.query<{ status: string }>(
    "SELECT status FROM message WHERE campaign_id = $1 ORDER BY id",
    [campaignId],
  );
  return rows.map((row) => row.status);
}

const all = (status: string) => [status, status, status, status];

describe("untracked batches", () => {
  it("with a sender, numbers in Malaysia go apart from the others, for only their call leaves it out", async () => {
    await sql.query("UPDATE campaign SET sender = 'CANANG' WHERE id = $1", [campaignId]);
    await sql.query(
      `UPDATE message
       SET phone = '659' || right(phone, 8)
       WHERE campaign_id = $1 AND right(phone, 1) IN ('2', '4')`,
      [campaignId],
    );
    const [campaign] = await listSendingCampaigns(accountId);
    const claim = await claimFresh(claimer, campaign as SendingCampaign, 0, 100);
    const batches = await storeBatches(claim as NonNullable<typeof claim>, 100);
    expect(batches.map((batch) => batch.phones.map((phone) => phone.slice(0, 2)))).toEqual([
      ["65", "65"],
      ["60", "60"],
    ]);
    const parameters = batches.map((batch) => {
      const options = {
        mobile: batch.phones.join(","),
        sender: "CANANG",
        seqno: batch.seqno,
        tracked: false,
        unicodePage: false,
      };
      return outgoingRequest(batch.campaign.message, options).parameters;
    });
    expect(parameters.map(({ sender }) => sender)).toEqual(["CANANG", undefined]);
  });

  it("S6: an unknown outcome is asked again with the same seqno and members, and 1718 then means accepted", async () => {
    const batch = await firstBatch();
    await recordBatch(batch, answer("unknown"));
    const again = (await nextBatch()) as UntrackedBatch;
    expect([again.seqno, again.phones]).toEqual([batch.seqno, batch.phones]);
    await recordBatch(again, answer("refused", "1718"));
    expect(await statuses()).toEqual(all("sent"));
  });

  it("each member's timeline tells every call of its batch, also one whose worker was lost and one before the batch was divided", async () => {
    await disownClaims([(await firstBatch()).claimId]);
    await recoverClaims();
    const second = (await nextBatch()) as UntrackedBatch;
    await recordBatch(second, answer("refused", "1718"));
    const rows = await sql.query<{ id: number; attempts: number }>(
      "SELECT id, attempts FROM message WHERE campaign_id = $1",
      [campaignId],
    );
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const timeline = await inWorkspace(workspace.id, (tx) =>
        readTimeline(tx, workspace.id, { campaignId, id: Number(row.id) }, english),
      );
      expect(row.attempts).toBe(2);
      expect(timeline?.attempts.map(({ number, outcome, seqno }) => [number, outcome, seqno])).toEqual([
        [1, "unknown", second.seqno],
        [2, "refused", second.seqno],
      ]);
    }
  });

  it("each half of a divided batch keeps the history of the whole", async () => {
    const whole = await firstBatch();
    await recordBatch(whole, answer("refused", "1705"));
    const half = (await nextBatch()) as UntrackedBatch;
    const timeline = await inWorkspace(workspace.id, (tx) =>
      readTimeline(tx, workspace.id, { campaignId, id: half.messageIds[0] as number }, english),
    );
    expect(timeline?.attempts.map(({ number, outcome, seqno }) => [number, outcome, seqno])).toEqual([
      [1, "refused", whole.seqno],
      [2, "started", half.seqno],
    ]);
  });

  it("S10: 1718 on a first call is left to people, with an alarm", async () => {
    await recordBatch(await firstBatch(), answer("refused", "1718"));
    expect(await statuses()).toEqual(all("unresolved"));
    expect(await sql.query("SELECT kind FROM alarm WHERE entity_id = $1", [campaignId])).toEqual([
      { kind: "message.duplicate" },
    ]);
  });

  it("S11: a batch whose outcome is unknown is not called again after 20 hours", async () => {
    await recordBatch(await firstBatch(), answer("unknown"));
    await sql.query(
      `UPDATE untracked_batch
       SET first_attempt_at = now() - interval '20 hours 1 minute'
       WHERE campaign_id = $1`,
      [campaignId],
    );
    expect(await nextBatch()).toBeNull();
    expect(await statuses()).toEqual(all("unresolved"));
  });

  it("S11: it is called again at 19 h 59 min", async () => {
    await recordBatch(await firstBatch(), answer("unknown"));
    await sql.query(
      `UPDATE untracked_batch
       SET first_attempt_at = now() - interval '19 hours 59 minutes'
       WHERE campaign_id = $1`,
      [campaignId],
    );
    expect((await nextBatch())?.phones).toHaveLength(4);
  });

  it("S12: a batch that was certainly refused goes on after any pause, under a new seqno", async () => {
    const batch = await firstBatch();
    await recordBatch(batch, answer("refused", "1704"));
    await sql.query(
      "UPDATE untracked_batch SET first_attempt_at = now() - interval '3 days' WHERE campaign_id = $1",
      [campaignId],
    );
    const again = (await nextBatch()) as UntrackedBatch;
    expect(again.seqno).not.toBe(batch.seqno);
    await recordBatch(again, answer("accepted", "1701"));
    expect(await statuses()).toEqual(all("sent"));
  });

  it("S12: a refusal after an unknown outcome keeps the seqno", async () => {
    const batch = await firstBatch();
    await recordBatch(batch, answer("unknown"));
    await recordBatch((await nextBatch()) as UntrackedBatch, answer("refused", "1704"));
    expect((await nextBatch())?.seqno).toBe(batch.seqno);
  });

  it("S14: 1705 fails the one bad number, and everybody else gets the message", async () => {
    const batch = await firstBatch();
    const bad = batch.phones[2] as string;
    const seqnos = [batch.seqno];
    await recordBatch(batch, answer("refused", "1705"));
    for (let next = await nextBatch(); next; next = await nextBatch()) {
      seqnos.push(next.seqno);
      await recordBatch(
        next,
        next.phones.includes(bad) ? answer("refused", "1705") : answer("accepted", "1701"),
      );
    }
    expect(await statuses()).toEqual(["sent", "sent", "failed", "sent"]);
    expect(new Set(seqnos).size).toBe(seqnos.length);
  });

  it("S20: recording the same result twice changes nothing more", async () => {
    const batch = await firstBatch();
    await recordBatch(batch, answer("refused", "1705"));
    await recordBatch(batch, answer("refused", "1705"));
    const open = await sql.query(
      "SELECT id FROM untracked_batch WHERE campaign_id = $1 AND outcome IS NULL",
      [campaignId],
    );
    expect(open).toHaveLength(2);
  });

  it("S21: after a cancel, a batch that was certainly not taken is canceled and an unknown one is left to people", async () => {
    const batch = await firstBatch();
    await recordBatch(batch, answer("notSent"));
    await sql.query("UPDATE campaign SET status = 'canceled' WHERE id = $1", [campaignId]);
    await settleCanceled();
    expect(await statuses()).toEqual(all("canceled"));
  });

  it("S21: the unknown one", async () => {
    await recordBatch(await firstBatch(), answer("unknown"));
    await sql.query("UPDATE campaign SET status = 'canceled' WHERE id = $1", [campaignId]);
    await settleCanceled();
    expect(await statuses()).toEqual(all("unresolved"));
  });
});

describe("claims that nobody holds any more", () => {
  it("S20: a claim whose commit the worker never heard of lapses, though the worker lives and renews the others", async () => {
    const [campaign] = await listSendingCampaigns(accountId);
    const claim = await claimFresh(claimer, campaign as SendingCampaign, 0, 100);
    await sql.query("UPDATE claim SET lease_until = now() - interval '1 second' WHERE id = $1", [
      claim?.claimId,
    ]);
    await renewLeases(claimer.workerId, [], 60);
    await recoverClaims();
    expect(await statuses()).toEqual(all("queued"));
  });

  it("S4: a claim that could not be given back is taken up by the next recovery", async () => {
    const batch = await firstBatch();
    await disownClaims([batch.claimId]);
    await renewLeases(claimer.workerId, [batch.claimId], 60);
    await recoverClaims();
    expect((await nextBatch())?.seqno).toBe(batch.seqno);
  });
});
