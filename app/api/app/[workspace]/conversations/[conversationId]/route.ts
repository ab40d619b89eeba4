import { screenRoute } from "@/lib/guards/screen-route";
import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";

export const GET = screenRoute("inbox.view", null, (ctx, _, { params }) =>
  requireConversationDetail(ctx, params.conversationId ?? ""),
);
