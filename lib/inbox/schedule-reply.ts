import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireWindowThen } from "@/lib/direct-messages/require-window";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import type {
  ChangeScheduledInput,
  ScheduledIdInput,
  ScheduleReplyInput,
} from "@/lib/inbox/scheduled-reply.input";
import { lockConversation, sendReply } from "@/lib/inbox/write-reply";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

const MOST_DAYS = 366;
/** So many may wait in one conversation. */
const MOST_WAITING = 20;

/**
 * A reply that is sent at a time. What would be refused now is refused now; what changes until
 * then, for instance an opt-out, is looked at again when the time has come.
 */
export async function scheduleReply(
  ctx: WorkspaceContext,
  { id, text, channel, sendAt, requestKey }: ScheduleReplyInput,
): Promise<{ scheduledId: string }> {
  const at = requireTime(sendAt);
  return sql.transaction(async (client) => {
    const known = await client.query<{ id: string }>(
      "SELECT id FROM scheduled_reply WHERE workspace_id = $1 AND request_key = $2 AND conversation_id = $3",
      [ctx.workspaceId, requestKey, id],
    );
    if (known.rows[0]) return { scheduledId: known.rows[0].id };
    await tryOut(client, ctx, { id, text, channel, at });
    const waiting = await client.query(
      "SELECT FROM scheduled_reply WHERE workspace_id = $1 AND conversation_id = $2 AND status = 'waiting'",
      [ctx.workspaceId, id],
    );
    if ((waiting.rowCount ?? 0) >= MOST_WAITING)
      throw new AppError("unprocessable", sentence("problems.inbox.mostScheduled", { most: MOST_WAITING }));
    const made = await client.query<{ id: string }>(
      `INSERT INTO scheduled_reply (workspace_id, conversation_id, text, send_at, made_by_id, made_by_name,
         request_key, channel)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [
        ctx.workspaceId,
        id,
        text,
        at,
        ctx.actor.kind === "member" ? ctx.actor.id : null,
        ctx.actor.name,
        requestKey,
        channel ?? null,
      ],
    );
    await say(client, ctx, "conversation.replyScheduled", id, at);
    return { scheduledId: made.rows[0]?.id ?? "" };
  });
}

/** Other words or another time for one that still waits. */
export async function changeScheduled(
  ctx: WorkspaceContext,
  { scheduledId, text, sendAt }: ChangeScheduledInput,
): Promise<{ scheduledId: string }> {
  const at = requireTime(sendAt);
  return sql.transaction(async (client) => {
    const { conversationId, channel } = await placeOf(client, ctx, scheduledId);
    await tryOut(client, ctx, { id: conversationId, text, channel, at });
    const changed = await client.query(
      `UPDATE scheduled_reply SET text = $3, send_at = $4, written_at = now()
       WHERE workspace_id = $1 AND id = $2 AND status = 'waiting'`,
      [ctx.workspaceId, scheduledId, text, at],
    );
    if (changed.rowCount === 0) throw new AppError("conflict", sentence("problems.inbox.scheduledGone"));
    await say(client, ctx, "conversation.replyRescheduled", conversationId, at);
    return { scheduledId };
  });
}

/** It is not sent; one that was refused leaves the thread. */
export async function cancelScheduled(
  ctx: WorkspaceContext,
  { scheduledId }: ScheduledIdInput,
): Promise<{ canceled: true }> {
  return sql.transaction(async (client) => {
    const { conversationId } = await placeOf(client, ctx, scheduledId);
    const ended = await client.query(
      `UPDATE scheduled_reply SET status = 'canceled', text = ''
       WHERE workspace_id = $1 AND id = $2 AND status IN ('waiting', 'refused')`,
      [ctx.workspaceId, scheduledId],
    );
    if (ended.rowCount === 0) throw new AppError("conflict", sentence("problems.inbox.scheduledGone"));
    await say(client, ctx, "conversation.replyUnscheduled", conversationId, null);
    return { canceled: true };
  });
}

function requireTime(sendAt: string): Date {
  const at = new Date(sendAt);
  const now = Date.now();
  if (at.getTime() > now && at.getTime() < now + MOST_DAYS * 86_400_000) return at;
  const wrong = sentence("problems.inbox.scheduleTime");
  throw new AppError("invalid", wrong, { sendAt: wrong });
}

/** Sends it and takes that back: whatever stands in its way is said while somebody still reads. */
async function tryOut(
  client: SqlClient,
  ctx: WorkspaceContext,
  { id, text, channel, at }: { id: string; text: string; channel: Channel | undefined; at: Date },
): Promise<void> {
  const conversation = await lockConversation(client, ctx, id, channel);
  await client.query("SAVEPOINT tried");
  await sendReply(client, ctx, conversation, { message: { kind: "text", text } });
  await client.query("ROLLBACK TO SAVEPOINT tried");
  if (conversation.channel === "whatsapp" && conversation.account !== null)
    await requireWindowThen(client, id, conversation.account, at);
}

/** Its row is taken after the conversation's: whoever sends it does the same. */
async function placeOf(
  client: SqlClient,
  ctx: WorkspaceContext,
  scheduledId: string,
): Promise<{ conversationId: string; channel: Channel | undefined }> {
  const found = await client.query<{ conversation_id: string; channel: Channel | null }>(
    "SELECT conversation_id, channel FROM scheduled_reply WHERE workspace_id = $1 AND id = $2",
    [ctx.workspaceId, scheduledId],
  );
  const [row] = found.rows;
  if (row === undefined) throw new AppError("not_found");
  return { conversationId: row.conversation_id, channel: row.channel ?? undefined };
}

async function say(
  client: SqlClient,
  ctx: WorkspaceContext,
  action: "conversation.replyScheduled" | "conversation.replyRescheduled" | "conversation.replyUnscheduled",
  id: string,
  at: Date | null,
): Promise<void> {
  await recordAudit(client, ctx, {
    action,
    entity: "conversation",
    entityId: id,
    ...(at === null ? {} : { after: { sendAt: at.toISOString() } }),
  });
  await notify(client, { workspaceId: ctx.workspaceId, topic: "conversation", id });
}
