import { screenRoute } from "@/lib/guards/screen-route";
import { conversationsQuery } from "@/lib/inbox/conversation.input";
import { listConversations } from "@/lib/inbox/conversation.queries";

export const GET = screenRoute("inbox.view", conversationsQuery, listConversations);
