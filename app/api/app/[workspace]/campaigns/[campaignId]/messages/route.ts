import { listMessagesInput } from "@/lib/messages/message.input";
import { listMessages } from "@/lib/messages/message.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("messages.view", listMessagesInput, (ctx, query, { params }) =>
  listMessages(ctx, params.campaignId ?? "", query),
);
