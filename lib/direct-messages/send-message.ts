import type { WorkspaceContext } from "@/lib/access/context";
import type { SendMessageInput } from "@/lib/messages/message.input";
import { requireMessage } from "@/lib/messages/message.queries";
import type { MessageTimelineView } from "@/lib/messages/message.view";
import { sendDirectMessage } from "./send-direct-message";

/** POST /api/v1/messages: one message outside any campaign, as it stands now. */
export async function sendMessage(
  ctx: WorkspaceContext,
  input: SendMessageInput,
): Promise<MessageTimelineView> {
  const { messageId } = await sendDirectMessage(ctx, { ...input, kind: "direct" });
  return requireMessage(ctx, messageId);
}
