import { workspaceRoute } from "@/lib/guards/workspace-route";
import { conversationMessagesQuery } from "@/lib/inbox/conversation.input";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";

export const GET = workspaceRoute("inbox.view", conversationMessagesQuery, (ctx, query, { params }) =>
  listConversationMessages(ctx, params.conversationId ?? "", query),
);
