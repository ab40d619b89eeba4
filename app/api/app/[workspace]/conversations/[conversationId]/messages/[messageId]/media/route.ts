import { screenRoute } from "@/lib/guards/screen-route";
import { mediaResponse } from "@/lib/inbox/media-response";

export const GET = screenRoute("inbox.view", null, (ctx, _, { params }) =>
  mediaResponse(ctx, params.conversationId ?? "", params.messageId ?? ""),
);
