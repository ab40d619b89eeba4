import { workspaceRoute } from "@/lib/guards/workspace-route";
import { conversationsQuery } from "@/lib/inbox/conversation.input";
import { listConversations } from "@/lib/inbox/conversation.queries";

export const GET = workspaceRoute("inbox.view", conversationsQuery, listConversations);
