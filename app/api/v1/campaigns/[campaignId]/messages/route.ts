import { listMessagesInput } from "@/lib/messages/message.input";
import { listMessages } from "@/lib/messages/message.queries";
import { workspaceRoute } from "@/lib/workspaces/guard/workspace-route";

export const GET = workspaceRoute("messages.view", listMessagesInput, (ctx, query, { params }) =>
  listMessages(ctx, params.campaignId ?? "", query),
);
