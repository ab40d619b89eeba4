import { requireInvoice } from "@/lib/billing/invoice.queries";
import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("billing.view", null, (ctx, _, { params }) =>
  requireInvoice(ctx, requireUuid(params.invoiceId)),
);
