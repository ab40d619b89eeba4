import { screenRoute } from "@/lib/guards/screen-route";
import { conversationMessagesQuery } from "@/lib/inbox/conversation.input";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";

export const GET = screenRoute("inbox.view", conversationMessagesQuery, (ctx, query, { params }) =>
  listConversationMessages(ctx, params.conversationId ?? "", query),
);
