import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { directKey } from "@/lib/direct-messages/direct-key";
import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import type { ReplyView } from "@/lib/inbox/conversation.view";
import { readReply } from "@/lib/inbox/reply.queries";
import { closeAnswered, lockConversation, sendReply, showReplyOnTop } from "@/lib/inbox/write-reply";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

type Reply = {
  id: string;
  /** By what it goes; left out: as they wrote last. */
  channel?: Channel | undefined;
  /** Asking again with the same one texts nobody twice. */
  requestKey?: string | undefined;
  /** The last word that the writer has seen; of a later one they are told first. */
  seen?: string | undefined;
  /** The answer was the last word: the conversation is closed with it. */
  close?: boolean | undefined;
} & ({ text: string } | { template: TemplateContent });

/**
 * Returns the phone of a conversation, on the path of every other message. Whoever answers has read
 * what came in, and is done writing: the reply, the conversation's move to the top and the read
 * mark are one transaction.
 */
export async function replyToConversation(ctx: WorkspaceContext, reply: Reply): Promise<ReplyView> {
  if (!isUuid(reply.id)) throw new AppError("not_found");
  const campaignId = await sql.transaction(async (client) => {
    const conversation = await lockConversation(client, ctx, reply.id, reply.channel);
    if (reply.seen !== undefined && conversation.lastAt > new Date(reply.seen))
      await refuseUnlessKnown(client, ctx, reply);
    const sent = await sendReply(client, ctx, conversation, {
      message: "template" in reply ? reply.template : { kind: "text", text: reply.text },
      requestKey: reply.requestKey,
    });
    if (!sent.repeated) await showReplyOnTop(client, ctx, conversation, sent.campaignId);
    if (!sent.repeated && reply.close) await closeAnswered(client, ctx, reply.id);
    return sent.campaignId;
  });
  return inWorkspace(ctx.workspaceId, (tx) => readReply(tx, ctx, campaignId));
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
