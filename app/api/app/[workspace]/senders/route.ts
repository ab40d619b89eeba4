import { listSenders } from "@/lib/senders/sender.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("campaigns.view", null, async (ctx) => ({
  data: await listSenders(ctx),
  nextCursor: null,
}));
