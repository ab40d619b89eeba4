import type { WorkspaceContext } from "@/lib/access/context";
import { applyReports } from "@/lib/delivery-reports/apply-reports";
import { storeReports } from "@/lib/delivery-reports/store-reports";
import { messageSeqno } from "@/lib/messages/message.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { isRefused, reportsOf } from "./past-reports";
import type { PastRow, PastSend } from "./past-send";

const MILLIS_A_MESSAGE = 180;
const MOST_IN_A_CALL = 100;
/** Without a report for so long, what became of a message is unknown. */
const SILENT_MILLIS = 72 * 3_600_000;

/**
 * Writes a campaign that ended before the demo was made, as a worker and the gateway's reports
 * would have left it. Returns its id and the credits that it took.
 */
export async function writePastCampaign(
  ctx: WorkspaceContext,
  past: PastSend,
): Promise<{ id: string; credits: number }> {
  const sent = past.cancelledAfter ?? past.recipients.length;
  const { id, rows } = await sql.transaction(async (client) => {
    const campaign = await insertCampaign(client, ctx, past, sent);
    const messages = await insertMessages(client, ctx, campaign.id, past);
    const taken = past.tracked ? messages.slice(0, sent) : messages;
    if (past.tracked) await insertAttempts(client, ctx, { ...campaign, past, rows: taken });
    else await insertBatches(client, ctx, { ...campaign, past, rows: taken });
    await settle(client, campaign.id, past, taken);
    return { id: campaign.id, rows: taken };
  });
  if (past.tracked) {
    const keys = await storeReports(rows.flatMap((row) => reportsOf(ctx, past, row)));
    await applyReports(keys);
    await sql.query(
      `UPDATE message
       SET status = 'unknown', failure_code = 'no_report', final_at = sent_at + interval '3 days'
       WHERE campaign_id = $1 AND status = 'sent' AND sent_at < $2`,
      [id, new Date(Date.now() - SILENT_MILLIS)],
    );
  }
  const credits = rows
    .filter(({ phone }) => !isRefused(past, phone))
    .reduce((sum, row) => sum + row.parts, 0);
  return { id, credits };
}

async function insertCampaign(client: SqlClient, ctx: WorkspaceContext, past: PastSend, sent: number) {
  const endedAt = new Date(past.startedAt.getTime() + sent * MILLIS_A_MESSAGE);
  const status = past.cancelledAfter === undefined ? "finished" : "canceled";
  const { rows } = await client.query<{ id: string; prefix: string }>(
    `INSERT INTO campaign (
       workspace_id, kind, name, status, gateway_account_id, message, audience, tracked, conversation_id,
       recipients, credits, removed, created_by_name, launched_by_name, created_at, launched_at, started_at,
       finished_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13,
       $14::timestamptz - interval '20 minutes', $14, $14, $15, $15)
     RETURNING id, seqno_prefix AS prefix`,
    [
      ctx.workspaceId,
      past.kind,
      past.name,
      status,
      past.gatewayAccountId,
      past.message,
      past.audience,
      past.tracked,
      past.conversationId ?? null,
      past.recipients.length,
      past.recipients.reduce((sum, { parts }) => sum + parts, 0),
      past.removed,
      ctx.actor.name,
      past.startedAt,
      endedAt,
    ],
  );
  return rows[0] as { id: string; prefix: string };
}

async function insertMessages(
  client: SqlClient,
  ctx: WorkspaceContext,
  campaignId: string,
  past: PastSend,
): Promise<PastRow[]> {
  const { rows } = await client.query<{ id: number; phone: string; parts: number }>(
    `INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts)
     SELECT $1, $2, r.phone, c.id, r.text, r.parts
     FROM unnest($3::text[], $4::text[], $5::smallint[]) WITH ORDINALITY AS r (phone, text, parts, place)
     LEFT JOIN contact c ON c.workspace_id = $2 AND c.phone = r.phone
     ORDER BY r.place
     RETURNING id, phone, parts`,
    [
      campaignId,
      ctx.workspaceId,
      past.recipients.map(({ phone }) => phone),
      past.recipients.map(({ text }) => text),
      past.recipients.map(({ parts }) => parts),
    ],
  );
  return rows
    .map((row) => ({ ...row, id: Number(row.id) }))
    .sort((a, b) => a.id - b.id)
    .map((row, place) => ({
      ...row,
      sentAt: past.startedAt.getTime() + place * MILLIS_A_MESSAGE,
      gatewayMessageId: `00${campaignId.slice(0, 6)}${place.toString(36).padStart(5, "0")}`,
    }));
}

interface Sent {
  id: string;
  prefix: string;
  past: PastSend;
  rows: PastRow[];
}

async function insertAttempts(client: SqlClient, ctx: WorkspaceContext, { id, prefix, past, rows }: Sent) {
  const accepted = rows.filter(({ phone }) => !isRefused(past, phone));
  await client.query(
    `INSERT INTO message_attempt (campaign_id, message_id, number, claim_id, workspace_id, seqno, outcome,
       code, gateway_message_id, started_at, finished_at)
     SELECT $1, m, 1, 0, $2, s, CASE WHEN g IS NULL THEN 'refused' ELSE 'accepted' END,
       CASE WHEN g IS NULL THEN '1705' ELSE '1701' END, g,
       to_timestamp(t / 1000.0) - interval '45 milliseconds', to_timestamp(t / 1000.0)
     FROM unnest($3::bigint[], $4::text[], $5::text[], $6::float8[]) AS r (m, s, g, t)`,
    [
      id,
      ctx.workspaceId,
      rows.map((row) => row.id),
      rows.map((row) => messageSeqno(prefix, 0, row.id)),
      rows.map((row) => (isRefused(past, row.phone) ? null : row.gatewayMessageId)),
      rows.map((row) => row.sentAt),
    ],
  );
  await client.query(
    `INSERT INTO gateway_message_id (gateway_account_id, gateway_message_id, campaign_id, message_id,
       workspace_id)
     SELECT $1, g, $2, m, $3 FROM unnest($4::text[], $5::bigint[]) AS r (g, m)`,
    [
      past.gatewayAccountId,
      id,
      ctx.workspaceId,
      accepted.map((row) => row.gatewayMessageId),
      accepted.map((row) => row.id),
    ],
  );
}

/** What cannot be tracked goes out many to a call. */
async function insertBatches(client: SqlClient, ctx: WorkspaceContext, { id, prefix, past, rows }: Sent) {
  for (let from = 0; from < rows.length; from += MOST_IN_A_CALL) {
    const members = rows.slice(from, from + MOST_IN_A_CALL);
    const first = members[0] as PastRow;
    await client.query(
      `WITH batch AS (
         INSERT INTO untracked_batch (workspace_id, campaign_id, gateway_account_id, seqno, message_ids,
           attempts, first_attempt_at, outcome, first_message_id, last_message_id)
         VALUES ($1, $2, $3, $4, $5, 1, $6, 'accepted', $7, $8)
         RETURNING id)
       INSERT INTO untracked_attempt (batch_id, number, claim_id, workspace_id, campaign_id, seqno, outcome,
         code, started_at, finished_at)
       SELECT id, 1, 0, $1, $2, $4, 'accepted', '1701', $6, $6 FROM batch`,
      [
        ctx.workspaceId,
        id,
        past.gatewayAccountId,
        messageSeqno(prefix, 0, first.id),
        members.map((row) => row.id),
        new Date(first.sentAt),
        first.id,
        members.at(-1)?.id,
      ],
    );
  }
}

/** As the calls left the messages; those that a cancelled campaign did not reach are cancelled. */
async function settle(client: SqlClient, id: string, past: PastSend, rows: PastRow[]): Promise<void> {
  await client.query(
    `UPDATE message m SET attempts = 1, first_attempt_at = t, claim_id = NULL,
       status = (CASE WHEN refused THEN 'failed' ELSE 'sent' END)::message_status,
       tracked = $4 AND NOT refused, failure_code = CASE WHEN refused THEN '1705' END,
       sent_at = CASE WHEN NOT refused THEN t END, final_at = CASE WHEN refused THEN t END
     FROM (SELECT u.id, to_timestamp(u.at / 1000.0) AS t, u.refused
           FROM unnest($2::bigint[], $3::float8[], $5::bool[]) AS u (id, at, refused)) AS r
     WHERE m.campaign_id = $1 AND m.id = r.id`,
    [
      id,
      rows.map((row) => row.id),
      rows.map((row) => row.sentAt),
      past.tracked,
      rows.map((row) => isRefused(past, row.phone)),
    ],
  );
  await client.query(
    `UPDATE message SET status = 'canceled', final_at = $2 WHERE campaign_id = $1 AND status = 'queued'`,
    [id, past.startedAt],
  );
}
