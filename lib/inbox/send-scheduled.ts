import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import type { ScheduledIdInput } from "@/lib/inbox/scheduled-reply.input";
import { lockConversation, sendReply, showReplyOnTop } from "@/lib/inbox/write-reply";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

const AT_ONCE = 200;

interface Due {
  id: string;
  workspace_id: string;
  slug: string;
  conversation_id: string;
  made_by_id: string | null;
  made_by_name: string;
}

/**
 * Those whose time has come, each in a transaction of its own: the message and the mark that it is
 * sent are written together, so that two workers, or one that dies, send it once. Of a workspace
 * that is held after a restore nothing is begun.
 */
export async function sendDueReplies(): Promise<number> {
  const due = await sql.query<Due>(
    `SELECT s.id, s.workspace_id, w.slug, s.conversation_id, s.made_by_id, s.made_by_name
     FROM scheduled_reply s JOIN workspace w ON w.id = s.workspace_id
     WHERE s.status = 'waiting' AND s.send_at <= now() AND w.held_since IS NULL
     ORDER BY s.send_at LIMIT ${AT_ONCE}`,
  );
  let sent = 0;
  for (const reply of due) {
    const ctx: WorkspaceContext = {
      workspaceId: reply.workspace_id,
      workspaceSlug: reply.slug,
      actor: reply.made_by_id
        ? { kind: "member", id: reply.made_by_id, name: reply.made_by_name, role: "support" }
        : { kind: "system", id: "worker", name: reply.made_by_name, role: "support" },
      requestId: "worker",
    };
    if ((await sendWaiting(ctx, reply.id, reply.conversation_id, "due")) === "sent") sent += 1;
  }
  return sent;
}

/** Before its time, because somebody asked for it. */
export async function sendScheduledNow(
  ctx: WorkspaceContext,
  { scheduledId }: ScheduledIdInput,
): Promise<{ outcome: "sent" | "refused" }> {
  const found = await sql.first<{ conversation_id: string }>(
    "SELECT conversation_id FROM scheduled_reply WHERE workspace_id = $1 AND id = $2",
    [ctx.workspaceId, scheduledId],
  );
  if (found === null) throw new AppError("not_found");
  const outcome = await sendWaiting(ctx, scheduledId, found.conversation_id, "now");
  if (outcome === "gone") throw new AppError("conflict", sentence("problems.inbox.scheduledGone"));
  return { outcome };
}

/** One that a person changed, cancelled or sent meanwhile is left as it is. */
async function sendWaiting(
  ctx: WorkspaceContext,
  id: string,
  conversationId: string,
  when: "due" | "now",
): Promise<"sent" | "refused" | "gone"> {
  return sql.transaction(async (client) => {
    await client.query("SELECT FROM conversation WHERE id = $1 FOR UPDATE", [conversationId]);
    const held = await client.query<{ text: string; channel: Channel | null; wrote_since: boolean }>(
      `SELECT s.text, s.channel, EXISTS (
         SELECT FROM inbound_message i
         WHERE i.conversation_id = s.conversation_id AND i.received_at > s.written_at) AS wrote_since
       FROM scheduled_reply s
       WHERE s.workspace_id = $1 AND s.id = $2 AND s.status = 'waiting' AND ($3 OR s.send_at <= now())
       FOR UPDATE OF s`,
      [ctx.workspaceId, id, when === "now"],
    );
    const reply = held.rows[0];
    if (reply === undefined) return "gone";
    await client.query("SAVEPOINT sending");
    try {
      const conversation = await lockConversation(client, ctx, conversationId, reply.channel ?? undefined);
      const sent = await sendReply(client, ctx, conversation, {
        message: { kind: "text", text: reply.text },
        requestKey: `later:${id}`,
      });
      // What was written after these words were is not answered by them.
      const answers = when === "now" || !reply.wrote_since;
      await showReplyOnTop(client, ctx, conversation, sent.campaignId, { answers, opens: when === "now" });
      await end(client, id, "sent", null, sent.campaignId);
      return "sent";
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await client.query("ROLLBACK TO SAVEPOINT sending");
      await end(client, id, "refused", keepSentence(error.sentence), null);
      await notify(client, { workspaceId: ctx.workspaceId, topic: "conversation", id: conversationId });
      return "refused";
    }
  });
}

async function end(
  client: SqlClient,
  id: string,
  status: "sent" | "refused",
  reason: string | null,
  campaignId: string | null,
): Promise<void> {
  // What was sent holds its words itself, and loses them in its own time.
  await client.query(
    `UPDATE scheduled_reply SET status = $2, reason = $3, campaign_id = $4,
       text = CASE WHEN $2 = 'sent' THEN '' ELSE text END
     WHERE id = $1`,
    [id, status, reason, campaignId],
  );
}
