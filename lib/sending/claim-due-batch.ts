import { dialingAreas } from "@/lib/core/dialing-zones";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { sql } from "@/lib/platform/db/sql";
import type { Claimer } from "@/lib/sending/claim";
import { batchQuiet } from "@/lib/sending/due-rules";
import { askedWithoutAnswer, settleBatch, splitBatch } from "@/lib/sending/record-batch";
import { CAMPAIGN_COLUMNS, CAMPAIGN_TABLES, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import type { UntrackedBatch } from "@/lib/sending/untracked-batches";

/**
 * Takes one batch whose outcome must be asked for again, exactly as it was. One that was first
 * called longer ago than the gateway certainly drops a repeat is not called again when we never
 * learnt the outcome, for its seqno may be forgotten: its messages wait for a person (S11). While
 * it is quiet for one of them, all wait (S32).
 */
export async function claimDueBatch(
  claimer: Claimer,
  gatewayAccountId: string,
): Promise<UntrackedBatch | null> {
  return sql.transaction(async (client) => {
    const found = await client.query<{
      id: number;
      seqno: string;
      message_ids: number[];
      attempts: number;
      hours: number;
      campaign_id: string;
    }>(
      `SELECT b.id, b.seqno, b.message_ids, b.attempts, b.campaign_id,
         coalesce(extract(epoch FROM now() - b.first_attempt_at)::float8 / 3600, 0) AS hours
       FROM untracked_batch b JOIN campaign c ON c.id = b.campaign_id
       WHERE b.gateway_account_id = $1
         AND b.due_at <= now()
         AND b.outcome IS NULL
         AND b.claim_id IS NULL
         AND c.status = 'sending'
       ORDER BY b.due_at LIMIT 1 FOR UPDATE OF b SKIP LOCKED`,
      [gatewayAccountId],
    );
    const row = found.rows[0];
    if (!row) return null;
    const campaigns = await client.query<SendingCampaign>(
      `SELECT ${CAMPAIGN_COLUMNS} FROM ${CAMPAIGN_TABLES} WHERE c.id = $1`,
      [row.campaign_id],
    );
    const campaign = campaigns.rows[0] as SendingCampaign;
    const known = { id: Number(row.id), campaign, seqno: row.seqno, messageIds: row.message_ids.map(Number) };
    const late = row.hours >= (gatewayOf(campaign.gatewayKind).repeatIsSafeForHours ?? 0);
    const isUnanswered = () => askedWithoutAnswer(client, known, row.attempts);
    if (late && (await isUnanswered())) {
      await settleBatch(client, known, "unknown", "unresolved", "no_answer");
      return null;
    }
    const areas = dialingAreas().map(({ from }) => from);
    const quiet = await batchQuiet(client, campaign, known.messageIds, areas);
    if (quiet !== null) {
      // Of before there were quiet hours: these people may have no hour in common.
      if (quiet.mixed && !(await isUnanswered()))
        await splitBatch(client, { ...known, attempts: row.attempts, claimId: null });
      else await client.query("UPDATE untracked_batch SET due_at = $2 WHERE id = $1", [row.id, quiet.until]);
      return null;
    }
    const claims = await client.query<{ id: number }>(
      `INSERT INTO claim (workspace_id, campaign_id, gateway_account_id, worker_id, message_ids, lease_until)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) RETURNING id`,
      [
        campaign.workspaceId,
        campaign.id,
        gatewayAccountId,
        claimer.workerId,
        row.message_ids,
        claimer.leaseSeconds,
      ],
    );
    const claimId = Number(claims.rows[0]?.id);
    await client.query(
      `UPDATE untracked_batch SET claim_id = $2, attempts = attempts + 1,
         first_attempt_at = CASE WHEN $3 THEN now() ELSE coalesce(first_attempt_at, now()) END WHERE id = $1`,
      [row.id, claimId, late],
    );
    await client.query(
      `UPDATE message
       SET attempts = attempts + 1, claim_id = $3
       WHERE campaign_id = $1 AND id = ANY ($2) AND status = 'sending'`,
      [campaign.id, row.message_ids, claimId],
    );
    const members = await client.query<{ phone: string }>(
      `SELECT m.phone
       FROM unnest($2::bigint[]) WITH ORDINALITY AS u (id, n)
         JOIN message m ON m.campaign_id = $1 AND m.id = u.id
       ORDER BY u.n`,
      [campaign.id, row.message_ids],
    );
    return {
      ...known,
      claimId,
      phones: members.rows.map((member) => member.phone),
      attempts: row.attempts + 1,
      hoursSinceFirst: late ? 0 : row.hours,
    };
  });
}
