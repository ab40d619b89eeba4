import { workspaceRoute } from "@/lib/guards/workspace-route";
import { requireMessage } from "@/lib/messages/message.queries";

export const GET = workspaceRoute("messages.view", null, (ctx, _input, { params }) =>
  requireMessage(ctx, params.messageId ?? ""),
);
