import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import type { GatewayOutcome, RefusalReason } from "@/lib/core/gateway-answer";
import { readKept } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { pauseGatewayAccount } from "@/lib/gateway-accounts/pause-gateway-account";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { arrayLiteral } from "@/lib/platform/db/array-literal";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { ASK_AGAIN_SECONDS, decideBatch } from "@/lib/sending/outcome.rules";
import { newSeqno, type UntrackedBatch } from "@/lib/sending/untracked-batches";

export interface BatchResult {
  outcome: GatewayOutcome;
  reason: RefusalReason | null;
  code: string | null;
  detail: string;
  /** The account's epoch when the call was made. */
  accountEpoch: number;
  startedAt: number;
  finishedAt: number;
}

/**
 * Ends a batch, or puts it aside to be asked again. Its messages end as sent and not tracked, never
 * as delivered. Safe to repeat.
 */
export async function recordBatch(
  batch: UntrackedBatch,
  result: BatchResult,
  pauses: readonly number[] = ASK_AGAIN_SECONDS,
): Promise<void> {
  await sql.transaction(async (client) => {
    const hadUnknown = await askedWithoutAnswer(client, batch, batch.attempts - 1);
    await insertAttempt(client, batch, result);
    const { outcome, reason, code } = result;
    const members = batch.messageIds.length;
    const { attempts: attempt, hoursSinceFirst } = batch;
    const { repeatIsSafeForHours } = gatewayOf(batch.campaign.gatewayKind);
    const decision = decideBatch(
      { outcome, reason, code, attempt, members, hadUnknown, hoursSinceFirst, repeatIsSafeForHours },
      pauses,
    );
    if (decision.move === "split") return splitBatch(client, batch);
    if (decision.move === "settle") {
      if (decision.alarm) await alarmDuplicateBatch(client, batch);
      return settleBatch(client, batch, decision.outcome, decision.status, decision.failureCode);
    }
    const seqno = decision.newSeqno ? newSeqno(batch.campaign.seqnoPrefix) : batch.seqno;
    await client.query(
      `UPDATE untracked_batch
       SET claim_id = NULL, due_at = now() + make_interval(secs => $2), seqno = $3
       WHERE id = $1 AND claim_id = $4`,
      [batch.id, decision.seconds, seqno, batch.claimId],
    );
    if (decision.pause !== null)
      await pauseGatewayAccount(
        client,
        batch.campaign.gatewayAccountId,
        decision.pause,
        readKept(result.detail),
        result.accountEpoch,
      );
  });
}

/**
 * The gateway says that one of the numbers is bad, not which, and that nobody was texted. The batch
 * is halved, each half under a seqno of its own, until the bad number stands alone: nobody is left
 * out for somebody else's number.
 */
export async function splitBatch(
  client: SqlClient,
  batch: Pick<UntrackedBatch, "id" | "campaign" | "messageIds" | "attempts"> & { claimId: number | null },
): Promise<void> {
  const ended = await client.query(
    `UPDATE untracked_batch
     SET outcome = 'split', claim_id = NULL, due_at = NULL
     WHERE id = $1 AND outcome IS NULL AND claim_id IS NOT DISTINCT FROM $2`,
    [batch.id, batch.claimId],
  );
  if (ended.rowCount === 0) return;
  const middle = Math.ceil(batch.messageIds.length / 2);
  for (const half of [batch.messageIds.slice(0, middle), batch.messageIds.slice(middle)]) {
    await client.query(
      `INSERT INTO untracked_batch (workspace_id, campaign_id, gateway_account_id, seqno, message_ids,
         first_message_id, last_message_id, attempts, due_at)
       SELECT $1, $2, $3, $4, ids, ids[1], ids[cardinality(ids)], $6, now()
       FROM (SELECT $5::bigint[] AS ids) AS half`,
      [
        batch.campaign.workspaceId,
        batch.campaign.id,
        batch.campaign.gatewayAccountId,
        newSeqno(batch.campaign.seqnoPrefix),
        half,
        batch.attempts,
      ],
    );
  }
}

/**
 * Whether one of the first `calls` calls ended without our learning its outcome: each that was not
 * certainly refused or unsent.
 */
export async function askedWithoutAnswer(
  client: SqlClient,
  batch: Pick<UntrackedBatch, "campaign" | "messageIds">,
  calls: number,
): Promise<boolean> {
  if (calls === 0) return false;
  const certain = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n
     FROM untracked_attempts_of($1, $2)
     WHERE outcome IN ('refused', 'notSent') AND number <= $3`,
    [batch.campaign.id, batch.messageIds[0], calls],
  );
  return calls > (certain.rows[0]?.n ?? 0);
}

async function alarmDuplicateBatch(client: SqlClient, batch: UntrackedBatch): Promise<void> {
  await raiseAlarm(client, {
    workspaceId: batch.campaign.workspaceId,
    kind: "message.duplicate",
    entityId: batch.campaign.id,
    sentence: sentence("alarms.duplicates"),
    detail: { seqno: batch.seqno, messages: batch.messageIds.length },
  });
}

/** Ends a batch and moves those of its messages that still wait for it. */
export async function settleBatch(
  client: SqlClient,
  batch: Pick<UntrackedBatch, "id" | "campaign" | "messageIds">,
  outcome: string,
  status: string,
  failureCode: string | null,
): Promise<void> {
  await client.query(
    "UPDATE untracked_batch SET outcome = $2, claim_id = NULL, due_at = NULL WHERE id = $1",
    [batch.id, outcome],
  );
  await client.query(
    `UPDATE message SET status = $3::message_status, failure_code = $4, claim_id = NULL, tracked = false,
       sent_at = CASE WHEN $3 = 'sent' THEN now() ELSE sent_at END,
       final_at = CASE WHEN $3 = 'failed' THEN now() ELSE final_at END
     WHERE campaign_id = $1 AND id = ANY ($2) AND status = 'sending'`,
    [batch.campaign.id, arrayLiteral(batch.messageIds), status, failureCode],
  );
}

/**
 * A call that was written down as lost before its own worker could tell says now what it brought
 * (S16).
 */
async function insertAttempt(client: SqlClient, batch: UntrackedBatch, result: BatchResult): Promise<void> {
  await client.query(
    `INSERT INTO untracked_attempt (batch_id, number, claim_id, workspace_id, campaign_id, seqno, outcome,
       code, detail, started_at, finished_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::float8 / 1000),
       to_timestamp($11::float8 / 1000))
     ON CONFLICT (batch_id, number, claim_id) DO UPDATE SET
       outcome = excluded.outcome, code = excluded.code, detail = excluded.detail,
       started_at = excluded.started_at, finished_at = excluded.finished_at
     WHERE untracked_attempt.outcome = 'unknown' AND untracked_attempt.detail = 'lost'`,
    [
      batch.id,
      batch.attempts,
      batch.claimId,
      batch.campaign.workspaceId,
      batch.campaign.id,
      batch.seqno,
      result.outcome,
      result.code,
      result.outcome === "accepted" ? null : result.detail,
      result.startedAt,
      result.finishedAt,
    ],
  );
}
