import { conversationsQuery } from "@/lib/inbox/conversation.input";
import { listConversations } from "@/lib/inbox/conversation.queries";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("inbox.view", conversationsQuery, listConversations);
