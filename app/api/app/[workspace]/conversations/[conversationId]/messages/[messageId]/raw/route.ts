import { screenRoute } from "@/lib/guards/screen-route";
import { requireRawMessage } from "@/lib/inbox/conversation-detail.queries";

export const GET = screenRoute("inbox.view", null, (ctx, _, { params }) =>
  requireRawMessage(ctx, params.conversationId ?? "", params.messageId ?? ""),
);
