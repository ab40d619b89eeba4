import { screenRoute } from "@/lib/guards/screen-route";
import { listSenders } from "@/lib/senders/sender.queries";

export const GET = screenRoute("campaigns.view", null, async (ctx) => ({
  data: await listSenders(ctx),
  nextCursor: null,
}));
