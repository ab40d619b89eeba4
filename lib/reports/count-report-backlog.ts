import "server-only";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { takeReportTurn } from "@/lib/reports/add-report-changes";

/** Small campaigns are counted together; a large one fills a step of its own. */
const RECIPIENTS_A_STEP = 200_000;
const CAMPAIGNS_A_STEP = 2_000;

/**
 * Counts a step of what was there before the tallies: campaigns from their rows, the newest first,
 * then incoming texts and opt-outs. Each step is one transaction, and what it counts leaves the
 * backlog in it. Returns how many entries it was.
 */
export async function countReportBacklog(): Promise<number> {
  if ((await sql.first("SELECT 1 FROM report_backlog LIMIT 1")) === null) return 0;
  return sql.transaction(async (client) => {
    if (!(await takeReportTurn(client))) return 0;
    return (await countCampaigns(client)) || (await countInbound(client)) || (await countOptOuts(client));
  });
}

/**
 * One statement, so that it sees each row together with the change that moved it: what was written
 * about these campaigns since the tallies began is in their rows, and is not counted twice.
 */
async function countCampaigns(client: SqlClient): Promise<number> {
  const next = await client.query<{ campaign_id: string }>(
    `SELECT campaign_id FROM (
       SELECT b.id, b.campaign_id, sum(n) OVER (ORDER BY b.id) - n AS before
       FROM (SELECT id, campaign_id FROM report_backlog WHERE kind = 'campaign'
         ORDER BY id LIMIT ${CAMPAIGNS_A_STEP}) AS b
       LEFT JOIN campaign c ON c.id = b.campaign_id
       CROSS JOIN LATERAL (SELECT coalesce(c.recipients, 0) AS n) AS size) AS queue
     WHERE before < ${RECIPIENTS_A_STEP} ORDER BY id`,
  );
  if (next.rows.length === 0) return 0;
  await client.query(
    `WITH campaigns AS (DELETE FROM report_backlog WHERE campaign_id = ANY ($1::uuid[])),
     gone AS (DELETE FROM report_change
       WHERE campaign_id = ANY ($1::uuid[]) AND opt_outs = 0 AND replies = 0),
     counted AS (
       SELECT *, report_time(status, sent_at, final_at, first_attempt_at) AS at
       FROM message WHERE campaign_id = ANY ($1::uuid[]))
     INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, sent, delivered, failed, refused,
       untracked, waiting, credits, read)
     SELECT workspace_id, campaign_id, report_slot(at), report_prefix(phone), count(sent_at),
       count(*) FILTER (WHERE status = 'delivered'),
       count(*) FILTER (WHERE status IN ('failed', 'expired', 'rejected')),
       count(*) FILTER (WHERE sent_at IS NULL),
       count(*) FILTER (WHERE status = 'sent' AND NOT tracked),
       count(*) FILTER (WHERE status = 'unknown' OR (status = 'sent' AND tracked)),
       coalesce(sum(parts) FILTER (WHERE sent_at IS NOT NULL), 0),
       count(read_at) FILTER (WHERE status = 'delivered')
     FROM counted WHERE at IS NOT NULL
     GROUP BY workspace_id, campaign_id, report_slot(at), report_prefix(phone)`,
    [next.rows.map((row) => row.campaign_id)],
  );
  return next.rows.length;
}

async function countInbound(client: SqlClient): Promise<number> {
  const { rowCount } = await client.query(
    `WITH portion AS (
       DELETE FROM report_backlog
       WHERE id = (SELECT min(id) FROM report_backlog WHERE kind = 'inbound')
       RETURNING id, workspace_id, first_id, last_id
     ), counted AS (
       INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, replies)
       SELECT workspace_id, campaign_id, slot, prefix, count(*) FROM (
         SELECT m.workspace_id, report_campaign_of(m.workspace_id, m.phone, m.received_at) AS campaign_id,
           report_slot(m.received_at) AS slot, report_prefix(m.phone) AS prefix
         FROM inbound_message m JOIN portion p ON m.workspace_id = p.workspace_id
           AND m.id BETWEEN p.first_id AND p.last_id
         WHERE m.repeat_of_id IS NULL AND m.part_of_id IS NULL) AS heard
       GROUP BY workspace_id, campaign_id, slot, prefix
     )
     SELECT id FROM portion`,
  );
  return rowCount ?? 0;
}

/**
 * Some minutes later: a transaction that had begun before the tallies did is stored by then, and
 * left to this count.
 */
async function countOptOuts(client: SqlClient): Promise<number> {
  const { rowCount } = await client.query(
    `WITH portion AS (
       DELETE FROM report_backlog WHERE id = (SELECT min(id) FROM report_backlog
         WHERE kind = 'opt_outs' AND until < now() - interval '5 minutes')
       RETURNING id, workspace_id, day, until
     ), counted AS (
       INSERT INTO report_change (workspace_id, campaign_id, slot, prefix, opt_outs)
       SELECT workspace_id, campaign_id, slot, prefix, count(*) FROM (
         SELECT s.workspace_id, report_campaign_of(s.workspace_id, s.phone, s.created_at) AS campaign_id,
           report_slot(s.created_at) AS slot, report_prefix(s.phone) AS prefix
         FROM suppression s JOIN portion p ON s.workspace_id = p.workspace_id
           AND s.created_at >= p.day AND s.created_at < p.until
         WHERE s.source IN ('keyword', 'review')) AS heard
       GROUP BY workspace_id, campaign_id, slot, prefix
     )
     SELECT id FROM portion`,
  );
  return rowCount ?? 0;
}
