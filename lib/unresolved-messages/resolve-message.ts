import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireMessage } from "@/lib/messages/message.queries";
import { messageRef, parseMessageRef } from "@/lib/messages/message.rules";
import type { MessageTimelineView } from "@/lib/messages/message.view";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { isErasedPhone } from "@/lib/retention/retention.rules";
import type { ResolveMessageInput } from "@/lib/unresolved-messages/resolve-message.input";

type Key = { campaignId: string; id: number };

/**
 * A person decides about a message whose outcome we do not know and may no longer ask for (S11).
 * `sent`: it counts as sent, not tracked. `again`: a new message with a new seqno, linked to the
 * old one by its phone and copy; this may text the person twice.
 */
export async function resolveMessage(
  ctx: WorkspaceContext,
  input: ResolveMessageInput,
): Promise<MessageTimelineView> {
  const key = parseMessageRef(input.ref);
  if (key === null) throw new AppError("not_found");
  const ref = await sql.transaction(async (client) => {
    const campaign = await lockCampaign(client, ctx, key);
    const moved = await client.query<{
      phone: string;
      contact_id: number | null;
      text: string | null;
      parts: number;
    }>(
      input.decision === "sent"
        ? `UPDATE message
          SET status = 'sent', tracked = false, failure_code = NULL,
            sent_at = coalesce(sent_at, first_attempt_at, now())
           WHERE campaign_id = $1 AND id = $2 AND status = 'unresolved'
           RETURNING phone, contact_id, text, parts`
        : `UPDATE message SET status = 'unknown', failure_code = 'sent_again', final_at = now()
           WHERE campaign_id = $1 AND id = $2 AND status = 'unresolved'
           RETURNING phone, contact_id, text, parts`,
      [key.campaignId, key.id],
    );
    const row = moved.rows[0];
    if (row === undefined) return explain(client, ctx, key);
    if (input.decision === "again" && isErasedPhone(row.phone))
      throw new AppError("unprocessable", sentence("problems.messages.numberErased"));
    await client.query("DELETE FROM due_message WHERE campaign_id = $1 AND message_id = $2", [
      key.campaignId,
      key.id,
    ]);
    const created = input.decision === "again" ? await again(client, ctx, key, campaign, row) : null;
    await recordAudit(client, ctx, {
      action: "message.resolved",
      entity: "message",
      entityId: input.ref,
      before: { status: "unresolved" },
      after: { decision: input.decision, ...(created === null ? {} : { newMessage: created }) },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "message", id: input.ref });
    return created ?? input.ref;
  });
  return requireMessage(ctx, ref);
}

interface Campaign {
  status: string;
  gateway_account_id: string;
  tracked: boolean;
}

/**
 * Held until the end, so that a finish or cancel cannot slip between the decision and the new
 * message.
 */
async function lockCampaign(client: SqlClient, ctx: WorkspaceContext, key: Key): Promise<Campaign> {
  const found = await client.query<Campaign>(
    "SELECT status, gateway_account_id, tracked FROM campaign WHERE id = $1 AND workspace_id = $2 FOR UPDATE",
    [key.campaignId, ctx.workspaceId],
  );
  const campaign = found.rows[0];
  if (campaign === undefined) throw new AppError("not_found");
  return campaign;
}

async function explain(client: SqlClient, ctx: WorkspaceContext, key: Key): Promise<never> {
  const found = await client.query(
    "SELECT FROM message WHERE campaign_id = $1 AND id = $2 AND workspace_id = $3",
    [key.campaignId, key.id, ctx.workspaceId],
  );
  if (found.rowCount === 0) throw new AppError("not_found");
  throw new AppError("conflict", sentence("problems.messages.decided"));
}

async function again(
  client: SqlClient,
  ctx: WorkspaceContext,
  key: Key,
  campaign: Campaign,
  row: { phone: string; contact_id: number | null; text: string | null; parts: number },
): Promise<string> {
  if (campaign.status === "canceled")
    throw new AppError("unprocessable", sentence("problems.messages.campaignCancelled"));
  const made = await client.query<{ id: number }>(
    `INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts, copy)
     SELECT $1, $2, $3, $4, $5, $6, max(copy) + 1
     FROM message
     WHERE campaign_id = $1 AND phone = $3
     RETURNING id`,
    [key.campaignId, ctx.workspaceId, row.phone, row.contact_id, row.text, row.parts],
  );
  const id = Number(made.rows[0]?.id);
  // Untracked campaigns are taken in batches by order; everything else may wait behind nobody.
  if (campaign.tracked) {
    await client.query(
      `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id)
       VALUES ($1, $2, $3, $4)`,
      [key.campaignId, id, campaign.gateway_account_id, ctx.workspaceId],
    );
  }
  await client.query(
    `UPDATE campaign
     SET recipients = recipients + 1, credits = credits + $2, updated_at = now()
     WHERE id = $1`,
    [key.campaignId, row.parts],
  );
  const { to, allowed } = moveSql("reopen");
  await client.query(
    `UPDATE campaign SET ${to}, finished_at = NULL,
       fallback_open = CASE WHEN fallback IS NOT NULL THEN true ELSE fallback_open END,
       retry_open = CASE WHEN retry IS NOT NULL THEN true ELSE retry_open END
     WHERE id = $1 AND ${allowed}`,
    [key.campaignId],
  );
  return messageRef(key.campaignId, id);
}
