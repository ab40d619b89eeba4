import { conversationMessagesQuery } from "@/lib/inbox/conversation.input";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("inbox.view", conversationMessagesQuery, (ctx, query, { params }) =>
  listConversationMessages(ctx, params.conversationId ?? "", query),
);
