import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { parsePhone } from "@/lib/core/phone-number";
import { sentence } from "@/lib/core/sentence";
import { directKey } from "@/lib/direct-messages/direct-key";
import type { StartConversationInput } from "@/lib/inbox/start-conversation.input";
import { lockConversation, sendReply, showReplyOnTop } from "@/lib/inbox/write-reply";
import { countLookup } from "@/lib/masked-numbers/count-lookup";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

export interface StartedConversation {
  id: string;
  /** There is an open conversation already: nothing was sent. */
  existing: boolean;
}

/**
 * The first text is ours. Where a conversation is open with this phone it is named instead and
 * nothing is sent; a closed one goes on.
 */
export async function startConversation(
  ctx: WorkspaceContext,
  input: StartConversationInput,
): Promise<StartedConversation> {
  if (input.gatewayAccountId !== undefined) await requireAccount(ctx, input.gatewayAccountId);
  const phone = await requirePhone(ctx, input);
  // What is answered here tells of a number that they may not see.
  await countLookup(ctx, phone);
  return sql.transaction(async (client) => {
    const known = await client.query<{ conversation_id: string }>(
      `SELECT conversation_id FROM campaign
       WHERE workspace_id = $1 AND draft_key = $2 AND conversation_id IS NOT NULL`,
      [ctx.workspaceId, directKey(input.requestKey)],
    );
    if (known.rows[0]) return { id: known.rows[0].conversation_id, existing: false };
    const { id, open } = await findOrMake(client, ctx, phone, input.gatewayAccountId);
    if (open) return { id, existing: true };
    const held = await lockConversation(client, ctx, id);
    const conversation = { ...held, account: input.gatewayAccountId ?? held.account };
    const { text, requestKey, sender } = input;
    const sent = await sendReply(client, ctx, conversation, {
      message: { kind: "text", text },
      requestKey,
      ...(sender ? { sender } : {}),
    });
    await showReplyOnTop(client, ctx, conversation, sent.campaignId);
    await recordAudit(client, ctx, {
      action: "conversation.started",
      entity: "conversation",
      entityId: id,
    });
    return { id, existing: false };
  });
}

async function requireAccount({ workspaceId }: WorkspaceContext, id: string): Promise<void> {
  const found = await sql.first(
    "SELECT id FROM gateway_account WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL",
    [workspaceId, id],
  );
  const unknown = sentence("problems.gatewayAccounts.unknown");
  if (found === null) throw new AppError("invalid", undefined, { gatewayAccountId: unknown });
}

async function requirePhone(
  ctx: WorkspaceContext,
  { to, contactId }: StartConversationInput,
): Promise<string> {
  if (contactId !== undefined) {
    if (!may(ctx.actor.role, "contacts.view")) throw new AppError("forbidden");
    const contact = await sql.first<{ phone: string }>(
      "SELECT phone FROM contact WHERE workspace_id = $1 AND id = $2",
      [ctx.workspaceId, contactId],
    );
    if (contact === null) throw new AppError("not_found");
    return contact.phone;
  }
  const workspace = await sql.first<{ country: string }>(
    "SELECT default_country AS country FROM workspace WHERE id = $1",
    [ctx.workspaceId],
  );
  const read = parsePhone(to, workspace?.country ?? "MY");
  if (!read.ok) throw new AppError("invalid", read.sentence, { to: read.sentence });
  return read.phone;
}

/** Of two who begin at once, one makes it and the other finds it open. */
async function findOrMake(
  client: SqlClient,
  ctx: WorkspaceContext,
  phone: string,
  account: string | undefined,
): Promise<{ id: string; open: boolean }> {
  const found = await client.query<{ id: string; open: boolean }>(
    `SELECT id, open FROM conversation WHERE workspace_id = $1 AND phone = $2
     ORDER BY open DESC, last_at DESC LIMIT 1 FOR UPDATE`,
    [ctx.workspaceId, phone],
  );
  if (found.rows[0]) return found.rows[0];
  const made = await client.query<{ id: string; made: boolean }>(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code)
     SELECT $1, a.id, $2, '' FROM gateway_account a
     WHERE a.workspace_id = $1 AND a.archived_at IS NULL AND ($3::uuid IS NULL OR a.id = $3)
     ORDER BY a.is_default DESC, a.created_at LIMIT 1
     ON CONFLICT (workspace_id, phone, short_code) DO UPDATE SET phone = excluded.phone
     RETURNING id, xmax = 0 AS made`,
    [ctx.workspaceId, phone, account ?? null],
  );
  const row = made.rows[0];
  if (row === undefined) throw new AppError("unprocessable", sentence("problems.gatewayAccounts.none"));
  return { id: row.id, open: !row.made };
}
