import { sendDirectMessage } from "@/lib/campaigns/send-direct-message";
import type { SendMessageInput } from "@/lib/messages/message.input";
import { requireMessage } from "@/lib/messages/message.queries";
import type { MessageTimelineView } from "@/lib/messages/message.view";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** POST /api/v1/messages: one message outside any campaign, as it stands now. */
export async function sendMessage(
  ctx: WorkspaceContext,
  input: SendMessageInput,
): Promise<MessageTimelineView> {
  const { messageId } = await sendDirectMessage(ctx, { ...input, kind: "direct" });
  return requireMessage(ctx, messageId);
}
