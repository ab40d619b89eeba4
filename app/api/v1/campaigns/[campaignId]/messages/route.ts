import { workspaceRoute } from "@/lib/guards/workspace-route";
import { listMessagesInput } from "@/lib/messages/message.input";
import { listMessages } from "@/lib/messages/message.queries";

export const GET = workspaceRoute("messages.view", listMessagesInput, (ctx, query, { params }) =>
  listMessages(ctx, params.campaignId ?? "", query),
);
