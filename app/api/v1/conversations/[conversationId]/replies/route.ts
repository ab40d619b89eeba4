import { workspaceRoute } from "@/lib/guards/workspace-route";
import { replyInput } from "@/lib/inbox/conversation.input";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";

export const POST = workspaceRoute(
  "inbox.reply",
  replyInput,
  (ctx, { text, channel }, { params }) =>
    replyToConversation(ctx, { id: params.conversationId ?? "", text, channel }),
  { status: 202 },
);
