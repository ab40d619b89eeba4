import { requireMessage } from "@/lib/messages/message.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("messages.view", null, (ctx, _input, { params }) =>
  requireMessage(ctx, params.messageId ?? ""),
);
