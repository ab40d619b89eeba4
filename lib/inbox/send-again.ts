import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { channelOf } from "@/lib/gateways/channel-of";
import type { SendAgainInput } from "@/lib/inbox/conversation.input";
import { AGAIN_STATUSES } from "@/lib/inbox/conversation.rules";
import type { ReplyView } from "@/lib/inbox/conversation.view";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { parseMessageRef } from "@/lib/messages/message.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** A reply is sent again once: this key is made from the reply that did not arrive. */
const againKey = (campaignId: string) => `again:${campaignId}`;

/**
 * A reply that surely did not arrive, once more. However many people press, and however often, it
 * is one text.
 */
export async function sendAgain(
  ctx: WorkspaceContext,
  { id, messageId }: SendAgainInput,
): Promise<ReplyView> {
  const { workspaceId } = ctx;
  const key = parseMessageRef(messageId);
  if (key === null) throw new AppError("not_found");
  const again = await inWorkspace(workspaceId, async (tx) => {
    const [row] = await tx.$queryRaw<{ message: MessageContent; status: string; kind: string | null }[]>`
      SELECT c.message, m.status::text AS status, a.kind
      FROM campaign c JOIN message m ON m.campaign_id = c.id AND m.id = ${key.id}::bigint
        LEFT JOIN gateway_account a ON a.id = c.gateway_account_id
      WHERE c.workspace_id = ${workspaceId}::uuid
        AND c.id = ${key.campaignId}::uuid
        AND c.conversation_id = ${id}::uuid
        AND NOT c.opt_out_confirmation`;
    if (row === undefined) throw new AppError("not_found");
    if (!AGAIN_STATUSES.some((status) => status === row.status))
      throw new AppError("conflict", sentence("problems.inbox.notAgain"));
    const { message, kind } = row;
    if ((message.kind !== "text" && message.kind !== "template") || !message.text)
      throw new AppError("unprocessable", sentence("problems.inbox.noWords"));
    const channel = kind === null ? undefined : channelOf(kind);
    return { channel, ...(message.kind === "text" ? { text: message.text } : { template: message }) };
  });
  return replyToConversation(ctx, { id, ...again, requestKey: againKey(key.campaignId) });
}
