import { conversationsQuery } from "@/lib/inbox/conversation.input";
import { listConversations } from "@/lib/inbox/conversation.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("inbox.view", conversationsQuery, listConversations);
