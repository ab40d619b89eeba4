import { screenRoute } from "@/lib/guards/screen-route";
import { listCountedMessagesInput } from "@/lib/messages/message.input";
import { listMessages } from "@/lib/messages/message.queries";

export const GET = screenRoute("messages.view", listCountedMessagesInput, (ctx, query, { params }) =>
  listMessages(ctx, params.campaignId ?? "", query),
);
