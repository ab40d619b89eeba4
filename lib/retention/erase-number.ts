import type { WorkspaceContext } from "@/lib/access/context";
import { type AuditFact, recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { isUserId } from "@/lib/core/is-user-id";
import { maskPhone } from "@/lib/core/phone-number";
import { sentence } from "@/lib/core/sentence";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { eraseNumberTraces } from "@/lib/retention/erase-number-traces";
import { erasedPhone } from "@/lib/retention/erased-phone";
import type { ErasedWho } from "@/lib/retention/erased-who";
import { erasingKey } from "@/lib/retention/erasing-key";
import type { EraseNumberInput } from "@/lib/retention/number.input";
import type { ErasedNumber } from "@/lib/retention/number.view";
import { numberInUse } from "@/lib/retention/number-in-use";
import { readNumber } from "@/lib/retention/read-number";

const MISTYPED = sentence("problems.retention.mistyped");

/**
 * Takes one number out of the workspace (P-1): the contact, texts both ways with what they came as,
 * notes. Messages stay with their status under an HMAC, so that totals still sum. A suppression
 * stays as it is, but for what a person noted: it is what keeps a later import from texting them.
 */
export async function eraseNumber(ctx: WorkspaceContext, input: EraseNumberInput): Promise<ErasedNumber> {
  const phone = await readNumber(ctx, input.phone);
  const typed = isUserId(phone) ? input.typed.trim() : input.typed.replace(/\D/g, "");
  if (typed !== phone) throw new AppError("invalid", MISTYPED, { typed: MISTYPED });
  return sql.transaction(async (client) => {
    // Before anything else, as whoever writes by WhatsApp comes through it.
    await client.query(
      `WITH gone AS (
         DELETE FROM whatsapp_person WHERE workspace_id = $1 AND (user_id = $2 OR phone = $2)
         RETURNING user_id)
       DELETE FROM callback_rejection r USING gone
       WHERE r.workspace_id = $1 AND (position(convert_to(gone.user_id, 'UTF8') IN r.raw) > 0
         OR position(convert_to(gone.user_id, 'UTF8') IN r.body) > 0)`,
      [ctx.workspaceId, phone],
    );
    const blocked = await numberInUse(client, ctx.workspaceId, phone);
    if (blocked !== null) throw new AppError("unprocessable", blocked);
    const who = {
      workspaceId: ctx.workspaceId,
      phone,
      mark: erasedPhone(await erasingKey(client, ctx.workspaceId), phone),
    };
    // First: some are found through the contact.
    await eraseNumberTraces(client, who);
    const conversations = await eraseConversationsOf(client, who);
    const erased: ErasedNumber = {
      messages: await eraseMessagesOf(client, who),
      received: conversations.received,
      notes: conversations.notes,
      contact: await eraseContact(client, who),
      suppressionKept: await keepSuppression(client, who),
    };
    const fact: AuditFact = {
      action: "number.erased",
      entity: "number",
      entityId: maskPhone(phone),
      after: erased,
    };
    await recordAudit(client, ctx, fact);
    for (const topic of ["contact", "conversation", "message"] as const)
      await notify(client, { workspaceId: ctx.workspaceId, topic });
    return erased;
  });
}

/** Of a campaign of one recipient the text and the name go too: they are about that person. */
async function eraseMessagesOf(client: SqlClient, { workspaceId, phone, mark }: ErasedWho): Promise<number> {
  const { rows } = await client.query<{ campaign_id: string; id: number }>(
    `UPDATE message m SET phone = $3, text = NULL, contact_id = NULL FROM campaign c
     WHERE c.workspace_id = $1 AND m.campaign_id = c.id AND m.phone = $2 RETURNING m.campaign_id, m.id`,
    [workspaceId, phone, mark],
  );
  const [campaigns, ids] = [rows.map((row) => row.campaign_id), rows.map((row) => row.id)];
  await client.query(
    `UPDATE delivery_report r SET raw = '' FROM unnest($2::uuid[], $3::bigint[]) AS u (campaign_id, id)
       JOIN message_attempt a ON a.campaign_id = u.campaign_id AND a.message_id = u.id
       JOIN campaign c ON c.id = u.campaign_id
     WHERE r.workspace_id = $1
       AND r.gateway_account_id = c.gateway_account_id
       AND r.gateway_message_id = a.gateway_message_id`,
    [workspaceId, campaigns, ids],
  );
  await client.query(
    `UPDATE message_attempt a SET detail = NULL FROM unnest($2::uuid[], $3::bigint[]) AS u (campaign_id, id)
     WHERE a.workspace_id = $1
       AND a.campaign_id = u.campaign_id
       AND a.message_id = u.id
       AND a.detail IS NOT NULL`,
    [workspaceId, campaigns, ids],
  );
  await client.query(
    `UPDATE untracked_attempt a SET detail = NULL FROM unnest($2::uuid[], $3::bigint[]) AS u (campaign_id, id)
       CROSS JOIN LATERAL untracked_attempts_of(u.campaign_id, u.id) AS o
     WHERE a.workspace_id = $1 AND a.batch_id = o.batch_id AND a.detail IS NOT NULL`,
    [workspaceId, campaigns, ids],
  );
  await client.query(
    `UPDATE campaign
     SET message = '{"kind": "text", "text": ""}', name = '',
       audience = jsonb_set(audience, '{phones}', '[]'), erased_at = now()
     WHERE workspace_id = $1 AND id = ANY ($2) AND kind <> 'campaign'`,
    [workspaceId, campaigns],
  );
  return rows.length;
}

/**
 * The conversation's row is taken first, as whoever writes in comes through it: a text of this
 * moment begins a new conversation.
 */
async function eraseConversationsOf(
  client: SqlClient,
  { workspaceId, phone, mark }: ErasedWho,
): Promise<{ received: number; notes: number }> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE conversation
     SET phone = $3 || '-' || left(id::text, 8), last_text = '', open = false, unread = 0
     WHERE workspace_id = $1 AND phone = $2
     RETURNING id`,
    [workspaceId, phone, mark],
  );
  const ids = rows.map((row) => row.id);
  await client.query(
    `DELETE FROM inbound_media d USING inbound_message i
     WHERE d.workspace_id = $1 AND i.id = d.inbound_message_id
       AND i.workspace_id = $1 AND i.conversation_id = ANY ($2)`,
    [workspaceId, ids],
  );
  const received = await client.query(
    `UPDATE inbound_message
     SET phone = $3, text = '', raw = '', ip = NULL, sign_words = NULL, review = NULL
     WHERE workspace_id = $1 AND conversation_id = ANY ($2)`,
    [workspaceId, ids, mark],
  );
  await client.query(
    "DELETE FROM conversation_label WHERE workspace_id = $1 AND conversation_id = ANY ($2)",
    [workspaceId, ids],
  );
  await client.query("UPDATE customer SET phone = NULL WHERE workspace_id = $1 AND phone = $2", [
    workspaceId,
    phone,
  ]);
  await client.query("DELETE FROM away_reply WHERE workspace_id = $1 AND phone = $2", [workspaceId, phone]);
  await client.query(
    "DELETE FROM conversation_mention WHERE workspace_id = $1 AND conversation_id = ANY ($2)",
    [workspaceId, ids],
  );
  const notes = await client.query(
    "DELETE FROM conversation_note WHERE workspace_id = $1 AND conversation_id = ANY ($2)",
    [workspaceId, ids],
  );
  await client.query("DELETE FROM scheduled_reply WHERE workspace_id = $1 AND conversation_id = ANY ($2)", [
    workspaceId,
    ids,
  ]);
  return { received: received.rowCount ?? 0, notes: notes.rowCount ?? 0 };
}

async function eraseContact(client: SqlClient, { workspaceId, phone }: ErasedWho): Promise<number> {
  await client.query("DELETE FROM whatsapp_opt_in WHERE workspace_id = $1 AND phone = $2", [
    workspaceId,
    phone,
  ]);
  return (
    (await client.query("DELETE FROM contact WHERE workspace_id = $1 AND phone = $2", [workspaceId, phone]))
      .rowCount ?? 0
  );
}

async function keepSuppression(client: SqlClient, { workspaceId, phone }: ErasedWho): Promise<boolean> {
  const kept = await client.query(
    `UPDATE suppression
     SET note = CASE WHEN source = 'keyword' THEN note ELSE '' END
     WHERE workspace_id = $1 AND phone = $2`,
    [workspaceId, phone],
  );
  const stops = await client.query(
    "UPDATE channel_stop SET note = '' WHERE workspace_id = $1 AND phone = $2",
    [workspaceId, phone],
  );
  return kept.rowCount === 1 || (stops.rowCount ?? 0) > 0;
}
