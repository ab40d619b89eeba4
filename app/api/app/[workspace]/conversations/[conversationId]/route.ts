import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("inbox.view", null, (ctx, _, { params }) =>
  requireConversationDetail(ctx, params.conversationId ?? ""),
);
