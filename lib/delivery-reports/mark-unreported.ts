import { sql } from "@/lib/platform/db/sql";

/**
 * A delivery report that has not come by then is not waited for on any screen; one that comes later
 * still counts (D5).
 */
const NO_REPORT_HOURS = 72;
const BATCH = 5_000;
/** Campaigns are looked through for so many days after that. */
const LOOK_DAYS = 4;

/**
 * Messages that were accepted 72 hours ago and of which nothing final was ever reported become
 * `unknown` with the reason `no_report`: not failed, for nobody said so. There is no index on a
 * status, so campaigns are chosen by their tallies, and each is read in the order of its key.
 */
export async function markUnreported(): Promise<number> {
  const campaigns = await sql.query<{ id: string }>(
    `SELECT c.id FROM campaign c
     WHERE c.tracked AND c.started_at < now() - make_interval(hours => $1)
       AND (c.finished_at IS NULL OR c.finished_at > now() - make_interval(hours => $1, days => $2))
       AND (SELECT coalesce(sum(t.sent), 0) FROM campaign_tally t WHERE t.campaign_id = c.id) > 0`,
    [NO_REPORT_HOURS, LOOK_DAYS],
  );
  let marked = 0;
  for (const { id } of campaigns) marked += await markIn(id);
  return marked;
}

async function markIn(campaignId: string): Promise<number> {
  let marked = 0;
  let after = 0;
  for (;;) {
    const row = await sql.first<{ n: number; last: number | null }>(
      `WITH silent AS (
         UPDATE message SET status = 'unknown', failure_code = 'no_report', final_at = now(), held_at = NULL
         WHERE campaign_id = $1 AND status = 'sent' AND id = ANY (ARRAY(
           SELECT id
           FROM message
           WHERE campaign_id = $1
             AND id > $2
             AND status = 'sent'
             AND tracked
             AND sent_at < now() - make_interval(hours => $3)
           ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))
         RETURNING id)
       SELECT count(*)::int AS n, max(id) AS last FROM silent`,
      [campaignId, after, NO_REPORT_HOURS],
    );
    marked += row?.n ?? 0;
    if (!row || row.n < BATCH) return marked;
    after = row.last ?? after;
  }
}
