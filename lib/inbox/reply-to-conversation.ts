import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
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
    const sent = await sendDirectMessage(
      ctx,
      {
        to: conversation.to,
        message: { kind: "text", text: reply.text },
        gatewayAccountId: conversation.account,
        kind: "reply",
        conversationId: reply.id,
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
): Promise<{ to: string; account: string | null }> {
  const found = await client.query<{ phone: string; account: string | null }>(
    `SELECT c.phone,
       (SELECT a.id
         FROM gateway_account a
         WHERE a.id = c.gateway_account_id AND a.archived_at IS NULL) AS account
     FROM conversation c WHERE c.workspace_id = $1 AND c.id = $2 FOR UPDATE OF c`,
    [ctx.workspaceId, id],
  );
  const row = found.rows[0];
  if (row === undefined) throw new AppError("not_found");
  if (!/^\d+$/.test(row.phone)) throw new AppError("unprocessable", sentence("problems.inbox.noNumber"));
  return { to: `+${row.phone}`, account: row.account };
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
       last_at = greatest(v.last_at, c.created_at),
       unread = 0, replying_by_id = NULL, replying_until = NULL
     FROM campaign c JOIN message m ON m.campaign_id = c.id
     WHERE c.id = $3 AND v.workspace_id = $1 AND v.id = $2`,
    [ctx.workspaceId, id, campaignId],
  );
  await notify(client, { workspaceId: ctx.workspaceId, topic: "conversation", id });
}
