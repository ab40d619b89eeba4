import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { SentMessage } from "@/lib/direct-messages/direct-message";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { channelOf } from "@/lib/gateways/channel-of";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import { isAnswerable } from "@/lib/inbox/conversation.rules";
import { noteAnswer } from "@/lib/inbox/note-answer";
import { readReplyChannels } from "@/lib/inbox/reply-channels.queries";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** A conversation whose row is held until the transaction ends. */
export interface HeldConversation {
  id: string;
  to: string;
  account: string | null;
  channel: Channel;
  lastAt: Date;
  waitingSince: Date | null;
}

/**
 * Where the reply goes: the account that the customer wrote to, by this channel where one is named,
 * or the workspace's own when that one is gone.
 */
export async function lockConversation(
  client: SqlClient,
  ctx: WorkspaceContext,
  id: string,
  channel?: Channel | undefined,
): Promise<HeldConversation> {
  const found = await client.query<HeldRow>(
    `SELECT c.phone, c.last_at, c.waiting_since, a.id AS account, a.kind
     FROM conversation c
       LEFT JOIN gateway_account a ON a.id = c.gateway_account_id AND a.archived_at IS NULL
     WHERE c.workspace_id = $1 AND c.id = $2 FOR UPDATE OF c`,
    [ctx.workspaceId, id],
  );
  const row = found.rows[0];
  if (row === undefined) throw new AppError("not_found");
  if (!isAnswerable(row.phone)) throw new AppError("unprocessable", sentence("problems.inbox.noNumber"));
  const held = { id, to: row.phone, lastAt: row.last_at, waitingSince: row.waiting_since };
  if (channel === undefined) return { ...held, account: row.account, channel: channelOf(row.kind) };
  return { ...held, account: await accountOf(client, ctx, id, channel), channel };
}

async function accountOf(
  client: SqlClient,
  ctx: WorkspaceContext,
  id: string,
  channel: Channel,
): Promise<string> {
  const ways = await readReplyChannels(client, ctx.workspaceId, id);
  const way = ways.find((one) => one.channel === channel);
  if (way === undefined)
    throw new AppError("unprocessable", sentence("problems.gateways.noneOfChannel", { channel }));
  return way.gatewayAccountId;
}

interface HeldRow {
  phone: string;
  account: string | null;
  kind: string | null;
  last_at: Date;
  waiting_since: Date | null;
}

type ReplyContent = { kind: "text"; text: string } | TemplateContent;

interface Words {
  message: ReplyContent;
  requestKey?: string | undefined;
  sender?: string;
}

/** The text on the path of every other message; the screen's rows are another step. */
export function sendReply(
  client: SqlClient,
  ctx: WorkspaceContext,
  conversation: HeldConversation,
  { message, requestKey, sender }: Words,
): Promise<SentMessage> {
  return sendDirectMessage(
    ctx,
    {
      to: conversation.to,
      message,
      gatewayAccountId: conversation.account,
      kind: "reply",
      conversationId: conversation.id,
      knownNumber: true,
      ...(requestKey === undefined ? {} : { requestKey }),
      ...(sender === undefined ? {} : { sender }),
    },
    client,
  );
}

interface Shown {
  /** It answers what came in: nobody waits any longer, and it is read. */
  answers: boolean;
  /** A closed conversation is open again with it. */
  opens: boolean;
}

/** The conversation moves to the top with our last word. */
export async function showReplyOnTop(
  client: SqlClient,
  ctx: WorkspaceContext,
  { id, waitingSince }: Pick<HeldConversation, "id" | "waitingSince">,
  campaignId: string,
  { answers, opens }: Shown = { answers: true, opens: true },
): Promise<void> {
  if (answers && waitingSince !== null) await noteAnswer(client, ctx, id, waitingSince);
  await client.query(
    `UPDATE conversation v
     SET last_text = left(coalesce(m.text, c.message ->> 'text'), 200), last_direction = 'out',
       last_at = greatest(v.last_at, c.created_at), last_by_id = $4, last_by_name = $5,
       unread = CASE WHEN $6 THEN 0 ELSE v.unread END,
       waiting_since = CASE WHEN $6 THEN NULL ELSE v.waiting_since END,
       snoozed_until = CASE WHEN $7 THEN NULL ELSE v.snoozed_until END,
       open = v.open OR $7,
       replying_by_id = CASE WHEN $7 THEN NULL ELSE v.replying_by_id END,
       replying_until = CASE WHEN $7 THEN NULL ELSE v.replying_until END
     FROM campaign c JOIN message m ON m.campaign_id = c.id
     WHERE c.id = $3 AND v.workspace_id = $1 AND v.id = $2`,
    [
      ctx.workspaceId,
      id,
      campaignId,
      ctx.actor.kind === "member" ? ctx.actor.id : null,
      ctx.actor.name,
      answers,
      opens,
    ],
  );
  await notify(client, { workspaceId: ctx.workspaceId, topic: "conversation", id });
}

/** The answer was the last word. */
export async function closeAnswered(client: SqlClient, ctx: WorkspaceContext, id: string): Promise<void> {
  await client.query("UPDATE conversation SET open = false WHERE workspace_id = $1 AND id = $2", [
    ctx.workspaceId,
    id,
  ]);
  await recordAudit(client, ctx, {
    action: "conversation.closed",
    entity: "conversation",
    entityId: id,
  });
}
