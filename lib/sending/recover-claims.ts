import { gatewayOf } from "@/lib/gateways/gateway-of";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { MOST_LOST } from "@/lib/sending/outcome.rules";
import type { SendingCampaign } from "@/lib/sending/sending-campaigns";

/**
 * Pushes the end of the leases that this worker knows to hold out. One whose claim it never heard
 * of (the connection broke after the commit, S20) is not renewed and lapses. Returns the claims
 * that are still its own.
 */
export async function renewLeases(
  workerId: string,
  held: number[],
  leaseSeconds: number,
): Promise<Set<number>> {
  const rows = await sql.query<{ id: number }>(
    `UPDATE claim
     SET lease_until = now() + make_interval(secs => $3)
     WHERE worker_id = $1 AND id = ANY ($2)
     RETURNING id`,
    [workerId, held, leaseSeconds],
  );
  return new Set(rows.map((row) => Number(row.id)));
}

/** Claims whose messages are all settled. */
export async function dropClaims(claimIds: number[]): Promise<void> {
  if (claimIds.length > 0) await sql.query("DELETE FROM claim WHERE id = ANY ($1)", [claimIds]);
}

/** Ends the leases of workers that certainly run no more, so that nobody waits for them. */
export async function expireLeases(workerIds: string[]): Promise<void> {
  if (workerIds.length > 0)
    await sql.query(
      "UPDATE claim SET lease_until = now() - interval '1 second' WHERE worker_id = ANY ($1::uuid[])",
      [workerIds],
    );
}

/**
 * Lets go of claims that could not be given back in order: they are nobody's, and the next recovery
 * takes their messages up.
 */
export async function disownClaims(claimIds: number[]): Promise<void> {
  if (claimIds.length > 0)
    await sql.query(
      `UPDATE claim
       SET lease_until = now() - interval '1 second', worker_id = gen_random_uuid()
       WHERE id = ANY ($1)`,
      [claimIds],
    );
}

/**
 * Takes over claims whose lease ran out. Their messages may or may not have been called: the
 * attempt is written down as unknown ("lost") and they are asked for again with the same seqno (S4,
 * S5), or left to a person where a repeat is not safe. Those lost more than once come back one
 * after another, in random order: if one of them kills the worker each time, few others are lost
 * with it, and they do not reach the limit (S24). Returns how many messages that were.
 */
export async function recoverClaims(): Promise<number> {
  return sql.transaction(async (client) => {
    const expired = await client.query<{
      id: number;
      campaign_id: string;
      message_ids: number[];
      tracked: boolean;
      seqno_prefix: string;
      kind: string;
    }>(
      `SELECT l.id, l.campaign_id, l.message_ids, c.tracked, c.seqno_prefix, a.kind
       FROM claim l
         JOIN campaign c ON c.id = l.campaign_id
         JOIN gateway_account a ON a.id = l.gateway_account_id
       WHERE l.lease_until < now() ORDER BY l.id LIMIT 20 FOR UPDATE OF l SKIP LOCKED`,
      [],
    );
    let recovered = 0;
    for (const claim of expired.rows) {
      recovered += claim.tracked
        ? await recoverTracked(client, claim)
        : await recoverUntracked(client, claim);
      await client.query("DELETE FROM claim WHERE id = $1", [claim.id]);
    }
    return recovered;
  });
}

/**
 * A message whose sending threw: whether it was called is not known, so it counts as lost and is
 * asked for again with the same seqno, a few times (S24).
 */
export async function recoverMessage(
  campaign: Pick<SendingCampaign, "id" | "seqnoPrefix" | "gatewayKind">,
  claimId: number,
  messageId: number,
): Promise<void> {
  const claim = {
    id: claimId,
    campaign_id: campaign.id,
    message_ids: [messageId],
    seqno_prefix: campaign.seqnoPrefix,
    kind: campaign.gatewayKind,
  };
  await sql.transaction((client) => recoverTracked(client, claim));
}

interface ExpiredClaim {
  id: number;
  campaign_id: string;
  message_ids: number[];
  seqno_prefix: string;
  kind: string;
}

async function recoverTracked(client: SqlClient, claim: ExpiredClaim): Promise<number> {
  const held = await client.query<{ id: number }>(
    `SELECT id
     FROM message
     WHERE campaign_id = $1 AND id = ANY ($2) AND claim_id = $3 AND status = 'sending'
     ORDER BY id
     FOR UPDATE`,
    [claim.campaign_id, claim.message_ids, claim.id],
  );
  const ids = held.rows.map((row) => Number(row.id));
  if (ids.length === 0) return 0;
  await client.query(
    `INSERT INTO message_attempt (campaign_id, message_id, number, claim_id, workspace_id, seqno, outcome,
       detail, started_at)
     SELECT campaign_id, id, attempts, claim_id, workspace_id,
       $3 || canang_base36(seqno_round) || canang_base36(id), 'unknown', 'lost', now()
     FROM message WHERE campaign_id = $1 AND id = ANY ($2) ON CONFLICT DO NOTHING`,
    [claim.campaign_id, ids, claim.seqno_prefix],
  );
  const safe = gatewayOf(claim.kind).repeatIsSafeForHours !== null;
  await client.query(
    `UPDATE message m SET claim_id = NULL,
       status = CASE WHEN lost.times >= $3 THEN 'unresolved'::message_status ELSE m.status END,
       failure_code = CASE WHEN lost.times >= $3 THEN $4 ELSE m.failure_code END
     FROM (SELECT message_id, count(*) AS times FROM message_attempt
           WHERE campaign_id = $1 AND message_id = ANY ($2) AND outcome = 'unknown' AND detail = 'lost'
           GROUP BY message_id) AS lost
     WHERE m.campaign_id = $1 AND m.id = lost.message_id`,
    [claim.campaign_id, ids, safe ? MOST_LOST : 1, safe ? "worker_lost" : "no_answer"],
  );
  await client.query(
    `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id, due_at)
     SELECT m.campaign_id, m.id, c.gateway_account_id, m.workspace_id,
       now() + make_interval(secs => CASE WHEN m.attempts > 2 THEN random() * $3 ELSE 0 END)
     FROM message m JOIN campaign c ON c.id = m.campaign_id
     WHERE m.campaign_id = $1 AND m.id = ANY ($2) AND m.status = 'sending' ON CONFLICT DO NOTHING`,
    [claim.campaign_id, ids, Math.max(2, ids.length / 20)],
  );
  return ids.length;
}

/**
 * An untracked batch is repeated only as it was; members that no batch was stored for were
 * certainly never called.
 */
async function recoverUntracked(client: SqlClient, claim: ExpiredClaim): Promise<number> {
  await client.query(
    `INSERT INTO untracked_attempt (batch_id, number, claim_id, workspace_id, campaign_id, seqno, outcome,
       detail, started_at)
     SELECT id, attempts, claim_id, workspace_id, campaign_id, seqno, 'unknown', 'lost', now()
     FROM untracked_batch
     WHERE campaign_id = $1 AND claim_id = $2 AND outcome IS NULL ON CONFLICT DO NOTHING`,
    [claim.campaign_id, claim.id],
  );
  const batches = await client.query(
    `UPDATE untracked_batch
     SET claim_id = NULL, due_at = now()
     WHERE campaign_id = $1 AND claim_id = $2 AND outcome IS NULL
     RETURNING id`,
    [claim.campaign_id, claim.id],
  );
  const returned = await client.query(
    `UPDATE message m SET status = 'queued', attempts = 0, claim_id = NULL
     WHERE m.campaign_id = $1 AND m.id = ANY ($2) AND m.claim_id = $3 AND m.status = 'sending'
       AND m.id <> ALL (ARRAY(SELECT unnest(b.message_ids)
           FROM untracked_batch b
           WHERE b.campaign_id = $1 AND b.outcome IS NULL))
     RETURNING m.id`,
    [claim.campaign_id, claim.message_ids, claim.id],
  );
  return (batches.rowCount ?? 0) + (returned.rowCount ?? 0);
}

/**
 * Gives back messages that were claimed and certainly not called: a worker that drains on SIGTERM.
 */
export async function releaseMessages(campaignId: string, claimId: number, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.transaction(async (client) => {
    const released = await client.query<{ id: number }>(
      `UPDATE message m SET attempts = attempts - 1, claim_id = NULL,
         status = CASE
           WHEN EXISTS (SELECT FROM message_attempt a
             WHERE a.campaign_id = m.campaign_id AND a.message_id = m.id AND a.outcome = 'unknown')
           THEN 'sending'::message_status ELSE 'queued'::message_status END
       WHERE campaign_id = $1 AND id = ANY ($2) AND claim_id = $3 AND status = 'sending' RETURNING id`,
      [campaignId, ids, claimId],
    );
    await client.query(
      `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id)
       SELECT m.campaign_id, m.id, c.gateway_account_id, m.workspace_id
       FROM message m JOIN campaign c ON c.id = m.campaign_id
       WHERE m.campaign_id = $1 AND m.id = ANY ($2) AND c.tracked ON CONFLICT DO NOTHING`,
      [campaignId, released.rows.map((row) => Number(row.id))],
    );
  });
}
