import { sql } from "@/lib/platform/db/sql";

const BATCH = 5_000;

/**
 * Cancels what is still queued in a canceled campaign, in short statements that a claim never waits
 * for. A row that a worker holds at this moment is passed over: if it comes back to queued, the
 * next sweep takes it. Returns how many were canceled.
 */
export async function cancelQueued(campaignId: string, budgetMillis = 10_000): Promise<number> {
  const until = Date.now() + budgetMillis;
  let canceled = 0;
  let after = 0;
  while (Date.now() < until) {
    const row = await sql.first<{ n: number; last: number | null }>(
      `WITH gone AS (
         UPDATE message SET status = 'canceled', final_at = now()
         WHERE campaign_id = $1 AND status = 'queued' AND id = ANY (ARRAY(
           SELECT id FROM message WHERE campaign_id = $1 AND id > $2 AND status = 'queued'
             AND EXISTS (SELECT FROM campaign WHERE id = $1 AND status = 'canceled')
           ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
         RETURNING id
       ), undue AS (
         DELETE FROM due_message WHERE campaign_id = $1 AND message_id IN (SELECT id FROM gone)
       )
       SELECT count(*)::int AS n, max(id) AS last FROM gone`,
      [campaignId, after],
    );
    canceled += row?.n ?? 0;
    if (!row?.n) break;
    after = row.last ?? after;
  }
  return canceled;
}
