import { MESSAGE_STATUSES } from "@/lib/messages/message.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

/** A difference that was found and mended. */
export interface TallyDrift {
  campaign_id: string;
  /** Or `credits` of what the gateway took, or those of it that are untracked, read or held. */
  status: string;
  code: string | null;
  difference: number;
}

/**
 * Derives the tallies and reasons of the campaigns of the last day from their rows again (S26).
 * Rows and tallies change in one transaction, so one statement sees them in step whatever is being
 * sent meanwhile, and what it finds is added, never written over. A trigger keeps them right; this
 * is the proof, and the mending if someone ever worked around it.
 */
export async function recountTallies(): Promise<TallyDrift[]> {
  const campaigns = await sql.query<{ id: string }>(
    `SELECT id
     FROM campaign
     WHERE status IN ('sending', 'paused')
       OR (status IN ('finished', 'canceled') AND updated_at > now() - interval '1 day')`,
  );
  const found: TallyDrift[] = [];
  for (const { id } of campaigns) found.push(...(await sql.transaction((client) => recount(client, id))));
  return found;
}

async function recount(client: SqlClient, campaignId: string): Promise<TallyDrift[]> {
  // One at a time: two that find the same difference would both add it.
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('recount' || $1::text, 0))", [
    campaignId,
  ]);
  const statuses = [...MESSAGE_STATUSES, "credits", "untracked", "read", "held"]
    .map((column) => `('${column}', ${column})`)
    .join(", ");
  const tallies = await client.query<TallyDrift>(
    `SELECT $1::uuid AS campaign_id, status, NULL AS code, sum(n)::int AS difference FROM (
       SELECT status::text, count(*) AS n FROM message WHERE campaign_id = $1 GROUP BY status
       UNION ALL SELECT 'credits', coalesce(sum(parts), 0)
       FROM message
       WHERE campaign_id = $1 AND sent_at IS NOT NULL
       UNION ALL SELECT 'untracked', count(*)
       FROM message
       WHERE campaign_id = $1 AND status = 'sent' AND NOT tracked
       UNION ALL SELECT 'read', count(read_at)
       FROM message
       WHERE campaign_id = $1 AND status = 'delivered'
       UNION ALL SELECT 'held', count(held_at)
       FROM message
       WHERE campaign_id = $1 AND status = 'sent'
       UNION ALL SELECT s.status, -s.n
       FROM campaign_tally t CROSS JOIN LATERAL (VALUES ${statuses}) AS s (status, n)
       WHERE t.campaign_id = $1
     ) AS both_sides GROUP BY status HAVING sum(n) <> 0`,
    [campaignId],
  );
  for (const { status, difference } of tallies.rows) {
    await client.query(
      `INSERT INTO campaign_tally AS t (campaign_id, shard, workspace_id, ${status})
       SELECT id, 0, workspace_id, $2
       FROM campaign
       WHERE id = $1
       ON CONFLICT (campaign_id, shard) DO UPDATE SET ${status} = t.${status} + excluded.${status}`,
      [campaignId, difference],
    );
  }
  const reasons = await client.query<TallyDrift>(
    `SELECT $1::uuid AS campaign_id, status, code, sum(n)::int AS difference FROM (
       SELECT status::text, failure_code AS code, count(*) AS n
       FROM message
       WHERE campaign_id = $1 AND failure_code IS NOT NULL
       GROUP BY 1, 2
       UNION ALL SELECT status::text, code, -messages FROM campaign_reason WHERE campaign_id = $1
     ) AS both_sides GROUP BY status, code HAVING sum(n) <> 0`,
    [campaignId],
  );
  for (const { status, code, difference } of reasons.rows) {
    await client.query(
      `INSERT INTO campaign_reason AS r (campaign_id, shard, status, code, workspace_id, messages)
       SELECT id, 0, $2::message_status, $3, workspace_id, $4 FROM campaign WHERE id = $1
       ON CONFLICT (campaign_id, shard, status, code)
         DO UPDATE SET messages = r.messages + excluded.messages`,
      [campaignId, status, code, difference],
    );
  }
  return [...tallies.rows, ...reasons.rows];
}
