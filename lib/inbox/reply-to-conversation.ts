import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { directKey } from "@/lib/direct-messages/direct-key";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { isAnswerable } from "@/lib/inbox/conversation.rules";
import type { ReplyView } from "@/lib/inbox/conversation.view";
import { readReply } from "@/lib/inbox/conversation-messages.queries";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

interface Reply {
  id: string;
  text: string;
  /** Asking again with the same one texts nobody twice. */
  requestKey?: string;
  /** The last word that the writer has seen; of a later one they are told first. */
  seen?: string;
}

/**
 * Returns the phone of a conversation, on the path of every other message. Whoever answers has read
 * what came in, and is done writing: the reply, the conversation's move to the top and the read
 * mark are one transaction.
 */
export async function replyToConversation(ctx: WorkspaceContext, reply: Reply): Promise<ReplyView> {
  if (!isUuid(reply.id)) throw new AppError("not_found");
  const campaignId = await sql.transaction(async (client) => {
    const conversation = await lockConversation(client, ctx, reply.id);
    if (reply.seen !== undefined && conversation.lastAt > new Date(reply.seen))
      await refuseUnlessKnown(client, ctx, reply);
    const sent = await sendDirectMessage(
      ctx,
      {
        to: conversation.to,
        message: { kind: "text", text: reply.text },
        gatewayAccountId: conversation.account,
        kind: "reply",
        conversationId: reply.id,
        knownNumber: true,
        ...(reply.requestKey === undefined ? {} : { requestKey: reply.requestKey }),
      },
      client,
    );
    if (!sent.repeated) await showReplyOnTop(client, ctx, reply.id, sent.campaignId);
    return sent.campaignId;
  });
  return inWorkspace(ctx.workspaceId, (tx) => readReply(tx, ctx, campaignId));
}

/**
 * Where the reply goes: the account that the customer wrote to, or the workspace's own when that
 * one is gone.
 */
async function lockConversation(
  client: SqlClient,
  ctx: WorkspaceContext,
  id: string,
): Promise<{ to: string; account: string | null; lastAt: Date }> {
  const found = await client.query<{ phone: string; account: string | null; last_at: Date }>(
    `SELECT c.phone, c.last_at,
       (SELECT a.id
         FROM gateway_account a
         WHERE a.id = c.gateway_account_id AND a.archived_at IS NULL) AS account
     FROM conversation c WHERE c.workspace_id = $1 AND c.id = $2 FOR UPDATE OF c`,
    [ctx.workspaceId, id],
  );
  const row = found.rows[0];
  if (row === undefined) throw new AppError("not_found");
  if (!isAnswerable(row.phone)) throw new AppError("unprocessable", sentence("problems.inbox.noNumber"));
  return { to: row.phone, account: row.account, lastAt: row.last_at };
}

/**
 * Something was said that the writer has not seen: they are asked. The same request once more is
 * none: what was said is their own reply.
 */
async function refuseUnlessKnown(client: SqlClient, ctx: WorkspaceContext, reply: Reply): Promise<void> {
  const known = await client.query("SELECT FROM campaign WHERE workspace_id = $1 AND draft_key = $2", [
    ctx.workspaceId,
    directKey(reply.requestKey ?? ""),
  ]);
  const said = sentence("problems.inbox.saidMeanwhile");
  if (known.rowCount === 0) throw new AppError("conflict", said, { seen: said });
}

async function showReplyOnTop(
  client: SqlClient,
  ctx: WorkspaceContext,
  id: string,
  campaignId: string,
): Promise<void> {
  await client.query(
    `UPDATE conversation v
     SET last_text = left(coalesce(m.text, c.message ->> 'text'), 200), last_direction = 'out',
       last_at = greatest(v.last_at, c.created_at), last_by_id = $4, last_by_name = $5,
       unread = 0, waiting_since = NULL, snoozed_until = NULL, open = true,
        replying_by_id = NULL, replying_until = NULL
     FROM campaign c JOIN message m ON m.campaign_id = c.id
     WHERE c.id = $3 AND v.workspace_id = $1 AND v.id = $2`,
    [ctx.workspaceId, id, campaignId, ctx.actor.kind === "member" ? ctx.actor.id : null, ctx.actor.name],
  );
  await notify(client, { workspaceId: ctx.workspaceId, topic: "conversation", id });
}
