import { sayToPerson } from "@/i18n/say-to-person";
import { screenRoute } from "@/lib/guards/screen-route";
import { requireMessage } from "@/lib/messages/message.queries";

export const GET = screenRoute("messages.view", null, async (ctx, _input, { params }) =>
  requireMessage(ctx, params.messageId ?? "", await sayToPerson()),
);
