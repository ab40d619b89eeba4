import { moveSql } from "@/lib/campaigns/move-sql";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/**
 * A claim that began before the decision may end after it. A worker looks further back when it
 * starts: none may have run meanwhile.
 */
const LOOK_BACK = { running: "1 day", starting: "60 days" };

interface Released {
  workspace_id: string;
  campaign_id: string;
}

/**
 * For the worker's loop: texts that a review held back go out once it was dismissed, or was over by
 * itself, in campaigns that were still running at that moment. One that ended since runs again for
 * them.
 */
export async function releaseHeld(since: keyof typeof LOOK_BACK = "running"): Promise<number> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<Released>(
      `WITH free AS MATERIALIZED (
         SELECT d.workspace_id, d.phone, max(d.reviewed_at) AS at FROM inbound_message d
         WHERE (d.review = 'dismissed' OR d.review IS NULL)
           AND d.reviewed_at > now() - interval '${LOOK_BACK[since]}' AND NOT EXISTS (
           SELECT FROM inbound_message w
           WHERE w.workspace_id = d.workspace_id AND w.phone = d.phone AND w.review = 'waiting')
         GROUP BY d.workspace_id, d.phone
       ), back AS (
         UPDATE message m
         SET status = 'queued', failure_code = NULL, claim_id = NULL, final_at = NULL, first_attempt_at = NULL
         FROM free f JOIN campaign c ON c.workspace_id = f.workspace_id AND c.kind = 'campaign'
           AND (c.status IN ('sending', 'paused') OR (c.status = 'finished' AND c.finished_at >= f.at))
         WHERE m.campaign_id = c.id
           AND m.phone = f.phone
           AND m.status = 'suppressed'
           AND m.failure_code = 'held'
         RETURNING m.campaign_id, m.id, m.workspace_id, m.attempts
       ), due AS (
         INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id)
         SELECT b.campaign_id, b.id, c.gateway_account_id, b.workspace_id
         FROM back b JOIN campaign c ON c.id = b.campaign_id
         WHERE b.attempts > 0 ON CONFLICT DO NOTHING
       )
       SELECT workspace_id, campaign_id FROM back`,
    );
    const campaigns = new Map(rows.map((row) => [row.campaign_id, row.workspace_id]));
    for (const [id, workspaceId] of campaigns) await runAgain(client, workspaceId, id);
    return rows.length;
  });
}

const REOPEN = moveSql("reopen");

async function runAgain(client: SqlClient, workspaceId: string, id: string): Promise<void> {
  await client.query(
    `UPDATE campaign
     SET ${REOPEN.to}, finished_at = NULL, updated_at = now(),
       fallback_open = CASE WHEN fallback IS NOT NULL THEN true ELSE fallback_open END,
       retry_open = CASE WHEN retry IS NOT NULL THEN true ELSE retry_open END
     WHERE id = $1 AND ${REOPEN.allowed}`,
    [id],
  );
  await notify(client, { workspaceId, topic: "campaign", id });
}
