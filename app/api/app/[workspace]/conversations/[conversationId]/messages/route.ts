import { conversationMessagesQuery } from "@/lib/inbox/conversation.input";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("inbox.view", conversationMessagesQuery, (ctx, query, { params }) =>
  listConversationMessages(ctx, params.conversationId ?? "", query),
);
