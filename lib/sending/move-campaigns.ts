import { moveSql } from "@/lib/campaigns/move-sql";
import { MESSAGE_STATUSES, type MessageTotals } from "@/lib/messages/message.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";

const DUE = `SELECT 1 FROM campaign WHERE ${moveSql("start").allowed} AND scheduled_at <= now() LIMIT 1`;

/**
 * Starts what is due, by the database's clock (S17), but for what asks its segments first
 * (lib/campaigns/start-asking). On a paused account a campaign starts paused, for the account's
 * reason.
 */
export async function startDueCampaigns(): Promise<number> {
  // Four times a second, and nearly always nothing is due.
  if ((await sql.first(DUE)) === null) return 0;
  return sql.transaction(async (client) => {
    const sending = await startDue(client, "start", "NULL", "a.status = 'active' AND NOT c.asks_again");
    const paused = await startDue(
      client,
      "startPaused",
      "coalesce(a.paused_reason, 'person')",
      "a.status <> 'active'",
    );
    for (const { workspace_id, id } of [...sending, ...paused])
      await notify(client, { workspaceId: workspace_id, topic: "campaign", id });
    return sending.length + paused.length;
  });
}

/** Moves what is due on accounts (`a`) that are as `account` says. */
async function startDue(
  client: SqlClient,
  move: "start" | "startPaused",
  reason: string,
  account: string,
): Promise<{ workspace_id: string; id: string }[]> {
  const { to, allowed } = moveSql(move, "c");
  const { rows } = await client.query<{ workspace_id: string; id: string }>(
    `UPDATE campaign c
     SET ${to}, paused_reason = ${reason}, started_at = coalesce(c.started_at, now()), updated_at = now(),
       paused_at = now(), paused_by_name = NULL
     FROM gateway_account a
     WHERE a.id = c.gateway_account_id AND ${account} AND ${allowed} AND c.scheduled_at <= now()
     RETURNING c.workspace_id, c.id`,
    [],
  );
  return rows;
}

interface Finished {
  workspace_id: string;
  id: string;
  kind: string;
  name: string;
  recipients: number;
  finished_at: Date;
  beside: boolean;
}

/**
 * Ends campaigns with nothing left to send, and tells programs so. Reports may still come in after
 * that. One that goes on by SMS (S54) or tries again (S58) ends with those, of which it tells.
 */
export async function finishCampaigns(): Promise<string[]> {
  const { to, allowed } = moveSql("finish", "c");
  return sql.transaction(async (client) => {
    const { rows } = await client.query<Finished>(
      `UPDATE campaign c
       SET ${to}, finished_at = now(), updated_at = now()
       WHERE ${allowed} AND c.fallback_open IS NOT TRUE AND c.retry_open IS NOT TRUE AND (
         SELECT coalesce(sum(queued), 0) + coalesce(sum(sending), 0)
         FROM campaign_tally t
         WHERE t.campaign_id = c.id) = 0
       RETURNING c.workspace_id, c.id, c.kind, c.name, c.recipients, c.finished_at,
         c.fallback_of IS NOT NULL OR c.retry_of IS NOT NULL AS beside`,
    );
    for (const campaign of rows) {
      await notify(client, { workspaceId: campaign.workspace_id, topic: "campaign", id: campaign.id });
      if (campaign.kind === "campaign" && !campaign.beside) await tellFinished(client, campaign);
    }
    return rows.map((campaign) => campaign.id);
  });
}

async function tellFinished(client: SqlClient, campaign: Finished): Promise<void> {
  const sums = MESSAGE_STATUSES.map((status) => `coalesce(sum(${status}), 0)::int AS ${status}`).join(", ");
  const { rows } = await client.query<MessageTotals>(
    `SELECT ${sums} FROM campaign_tally WHERE campaign_id = $1`,
    [campaign.id],
  );
  const back = await client.query<{ reached: object | null }>(
    "SELECT reached FROM campaign_fallback WHERE campaign_id = $1",
    [campaign.id],
  );
  await enqueueWebhook(client, {
    workspaceId: campaign.workspace_id,
    event: "campaign.finished",
    data: {
      id: campaign.id,
      name: campaign.name,
      recipients: campaign.recipients,
      totals: rows[0],
      ...(back.rows[0] ? { reached: back.rows[0].reached } : {}),
      finishedAt: campaign.finished_at.toISOString(),
    },
  });
}

/**
 * After a cancel: messages still queued are canceled in bounded batches, and those whose outcome we
 * do not know are left to a person, for asking again could text someone after the cancel (S21).
 */
export async function settleCanceled(): Promise<number> {
  const rows = await sql.query<{ id: string }>(
    `SELECT c.id FROM campaign c WHERE c.status = 'canceled' AND c.updated_at > now() - interval '7 days'
       AND (SELECT coalesce(sum(queued), 0) + coalesce(sum(sending), 0)
         FROM campaign_tally t
         WHERE t.campaign_id = c.id) > 0`,
    [],
  );
  for (const { id } of rows) {
    await sql.query(
      `UPDATE message SET status = 'canceled', final_at = now() WHERE campaign_id = $1 AND id = ANY (ARRAY(
         SELECT id
         FROM message
         WHERE campaign_id = $1 AND status = 'queued'
         ORDER BY id
         LIMIT 10000
         FOR UPDATE SKIP LOCKED))`,
      [id],
    );
    await sql.query(
      `WITH gone AS (DELETE FROM due_message WHERE campaign_id = $1 RETURNING message_id)
       UPDATE message
       SET status = 'unresolved', failure_code = 'no_answer'
       WHERE campaign_id = $1 AND id = ANY (ARRAY(SELECT message_id FROM gone))
         AND status = 'sending' AND claim_id IS NULL`,
      [id],
    );
    await sql.query(
      `WITH gone AS (
         UPDATE untracked_batch
         SET outcome = 'canceled', due_at = NULL
         WHERE campaign_id = $1 AND outcome IS NULL AND claim_id IS NULL
         RETURNING message_ids, first_message_id, attempts
       ), member AS (
         SELECT unnest(message_ids) AS id,
           attempts <= (SELECT count(*) FROM untracked_attempts_of($1, first_message_id)
           WHERE outcome IN ('refused', 'notSent')) AS certain FROM gone
       )
       UPDATE message m SET claim_id = NULL,
         status = CASE WHEN certain THEN 'canceled'::message_status ELSE 'unresolved'::message_status END,
         failure_code = CASE WHEN certain THEN NULL ELSE 'no_answer' END,
         final_at = CASE WHEN certain THEN now() ELSE m.final_at END
       FROM member
       WHERE m.campaign_id = $1 AND m.id = member.id AND m.status = 'sending'`,
      [id],
    );
  }
  return rows.length;
}
