import { screenRoute } from "@/lib/guards/screen-route";
import { deliveriesQuery } from "@/lib/webhooks/webhook.input";
import { listDeliveries } from "@/lib/webhooks/webhook.queries";

export const GET = screenRoute("webhooks.edit", deliveriesQuery, (ctx, query, { params }) =>
  listDeliveries(ctx, params.webhookId ?? "", query),
);
