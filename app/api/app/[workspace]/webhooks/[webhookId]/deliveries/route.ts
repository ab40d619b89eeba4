import { deliveriesQuery } from "@/lib/webhooks/webhook.input";
import { listDeliveries } from "@/lib/webhooks/webhook.queries";
import { screenRoute } from "@/lib/workspaces/guard/screen-route";

export const GET = screenRoute("webhooks.edit", deliveriesQuery, (ctx, query, { params }) =>
  listDeliveries(ctx, params.webhookId ?? "", query),
);
