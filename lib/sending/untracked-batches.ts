import { randomBytes } from "node:crypto";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import type { Claim, Claimer, SendingCampaign } from "@/lib/sending/claim-messages";
import { ASK_AGAIN_HOURS, ASK_AGAIN_SECONDS } from "@/lib/sending/outcome.rules";

/** One call of ISendSMSNoDR to many numbers. Members and seqno are stored before the call and never change. */
export interface UntrackedBatch {
  id: number;
  campaign: SendingCampaign;
  claimId: number;
  seqno: string;
  messageIds: number[];
  phones: string[];
  attempts: number;
  /** Hours since the first call, by the database clock. */
  hoursSinceFirst: number;
}

/** Cuts a claim into batches and stores them, first attempt counted, before any of them is called. */
export async function storeBatches(claim: Claim, size: number): Promise<UntrackedBatch[]> {
  const batches: Omit<UntrackedBatch, "id">[] = [];
  for (let at = 0; at < claim.messages.length; at += size) {
    const members = claim.messages.slice(at, at + size);
    batches.push({
      campaign: claim.campaign,
      claimId: claim.claimId,
      seqno: claim.campaign.seqnoPrefix + randomBytes(6).toString("hex"),
      messageIds: members.map((message) => message.id),
      phones: members.map((message) => message.phone),
      attempts: 1,
      hoursSinceFirst: 0,
    });
  }
  const stored: UntrackedBatch[] = [];
  for (const batch of batches) {
    const rows = await sql.query<{ id: number }>(
      `INSERT INTO untracked_batch (workspace_id, campaign_id, gateway_account_id, claim_id, seqno, message_ids, attempts, first_attempt_at)
       VALUES ($1, $2, $3, $4, $5, $6, 1, now()) RETURNING id`,
      [batch.campaign.workspaceId, batch.campaign.id, batch.campaign.gatewayAccountId, batch.claimId, batch.seqno, batch.messageIds],
    );
    stored.push({ ...batch, id: Number(rows[0]?.id) });
  }
  return stored;
}

/** Takes one batch whose outcome must be asked for again, exactly as it was. */
export async function claimDueBatch(claimer: Claimer, gatewayAccountId: string): Promise<UntrackedBatch | null> {
  return sql.transaction(async (client) => {
    const found = await client.query<{
      id: number;
      seqno: string;
      message_ids: number[];
      attempts: number;
      hours: number;
      campaign_id: string;
    }>(
      `SELECT b.id, b.seqno, b.message_ids, b.attempts, b.campaign_id, extract(epoch FROM now() - b.first_attempt_at)::float8 / 3600 AS hours
       FROM untracked_batch b JOIN campaign c ON c.id = b.campaign_id
       WHERE b.gateway_account_id = $1 AND b.due_at <= now() AND b.outcome IS NULL AND b.claim_id IS NULL AND c.status = 'sending'
       ORDER BY b.due_at LIMIT 1 FOR UPDATE OF b SKIP LOCKED`,
      [gatewayAccountId],
    );
    const row = found.rows[0];
    if (!row) return null;
    const campaigns = await client.query<SendingCampaign>(
      `SELECT id, workspace_id AS "workspaceId", gateway_account_id AS "gatewayAccountId", message, sender, tracked, max_per_second AS "maxPerSecond",
         seqno_prefix AS "seqnoPrefix" FROM campaign WHERE id = $1`,
      [row.campaign_id],
    );
    const campaign = campaigns.rows[0] as SendingCampaign;
    const claims = await client.query<{ id: number }>(
      `INSERT INTO claim (workspace_id, campaign_id, gateway_account_id, worker_id, message_ids, lease_until)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) RETURNING id`,
      [campaign.workspaceId, campaign.id, gatewayAccountId, claimer.workerId, row.message_ids, claimer.leaseSeconds],
    );
    const claimId = Number(claims.rows[0]?.id);
    await client.query("UPDATE untracked_batch SET claim_id = $2, attempts = attempts + 1 WHERE id = $1", [row.id, claimId]);
    const members = await client.query<{ phone: string }>(
      "SELECT m.phone FROM unnest($2::bigint[]) WITH ORDINALITY AS u (id, n) JOIN message m ON m.campaign_id = $1 AND m.id = u.id ORDER BY u.n",
      [campaign.id, row.message_ids],
    );
    return {
      id: Number(row.id),
      campaign,
      claimId,
      seqno: row.seqno,
      messageIds: row.message_ids.map(Number),
      phones: members.rows.map((member) => member.phone),
      attempts: row.attempts + 1,
      hoursSinceFirst: row.hours,
    };
  });
}

export interface BatchResult {
  outcome: "accepted" | "refused" | "notSent" | "unknown";
  code: string | null;
  detail: string;
  startedAt: number;
  finishedAt: number;
}

/** Ends a batch, or puts it aside to be asked again. Its messages end as sent and not tracked, never as delivered. */
export async function recordBatch(
  batch: UntrackedBatch,
  result: BatchResult,
  pauses: readonly number[] = ASK_AGAIN_SECONDS,
): Promise<void> {
  await sql.transaction(async (client) => {
    const hadUnknown = await askedBeforeWithoutAnswer(client, batch);
    await insertBatchAttempts(client, batch, result);
    if (result.outcome === "accepted" || (result.code === "1718" && hadUnknown)) return settle(client, batch, "accepted", "sent", null);
    if (result.outcome === "refused" && (result.code === "1705" || result.code === "1706"))
      return settle(client, batch, "refused", "failed", result.code);
    if (result.code === "1718") return settle(client, batch, "refused", "unresolved", "1718");
    const pause = pauses[Math.min(batch.attempts, pauses.length) - 1] ?? 3600;
    if (batch.hoursSinceFirst + pause / 3600 >= ASK_AGAIN_HOURS) return settle(client, batch, "unknown", "unresolved", "no_answer");
    const refusedForAccount = result.outcome === "refused" && (result.code === "1702" || result.code === "1704");
    await client.query("UPDATE untracked_batch SET claim_id = NULL, due_at = now() + make_interval(secs => $2) WHERE id = $1", [
      batch.id,
      refusedForAccount ? 0 : result.outcome === "notSent" ? 15 : pause,
    ]);
    if (refusedForAccount)
      await pauseGatewayAccount(client, batch.campaign.gatewayAccountId, result.code === "1702" ? "credentials" : "credits", result.detail);
  });
}

/** Whether an earlier call of this batch ended without our learning its outcome: each earlier attempt that was not certainly refused or unsent. */
async function askedBeforeWithoutAnswer(client: SqlClient, batch: UntrackedBatch): Promise<boolean> {
  const certain = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM message_attempt
     WHERE campaign_id = $1 AND message_id = $2 AND seqno = $3 AND outcome IN ('refused', 'notSent') AND number < $4`,
    [batch.campaign.id, batch.messageIds[0], batch.seqno, batch.attempts],
  );
  return batch.attempts - 1 > (certain.rows[0]?.n ?? 0);
}

async function settle(
  client: SqlClient,
  batch: UntrackedBatch,
  outcome: string,
  status: string,
  failureCode: string | null,
): Promise<void> {
  await client.query("UPDATE untracked_batch SET outcome = $2, claim_id = NULL, due_at = NULL WHERE id = $1", [batch.id, outcome]);
  await client.query(
    `UPDATE message SET status = $3::message_status, failure_code = $4, claim_id = NULL, tracked = false,
       sent_at = CASE WHEN $3 = 'sent' THEN now() ELSE sent_at END, final_at = CASE WHEN $3 = 'failed' THEN now() ELSE final_at END
     WHERE campaign_id = $1 AND id = ANY ($2) AND status = 'sending'`,
    [batch.campaign.id, batch.messageIds, status, failureCode],
  );
}

async function insertBatchAttempts(client: SqlClient, batch: UntrackedBatch, result: BatchResult): Promise<void> {
  await client.query(
    `INSERT INTO message_attempt (campaign_id, message_id, number, claim_id, workspace_id, seqno, outcome, code, detail, started_at, finished_at)
     SELECT $1, id, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::float8 / 1000), to_timestamp($11::float8 / 1000) FROM unnest($2::bigint[]) AS id
     ON CONFLICT DO NOTHING`,
    [
      batch.campaign.id,
      batch.messageIds,
      batch.attempts,
      batch.claimId,
      batch.campaign.workspaceId,
      batch.seqno,
      result.outcome,
      result.code,
      result.outcome === "accepted" ? null : result.detail,
      result.startedAt,
      result.finishedAt,
    ],
  );
}
