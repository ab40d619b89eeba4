import { requireMessage } from "@/lib/messages/message.queries";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("messages.view", null, (ctx, _input, { params }) =>
  requireMessage(ctx, params.messageId ?? ""),
);
