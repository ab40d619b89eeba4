import { voidBody } from "@/lib/billing/billing.input";
import { voidInvoice } from "@/lib/billing/void-invoice";
import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute("billing.edit", voidBody, (ctx, { reason }, { params }) =>
  voidInvoice(ctx, { id: requireUuid(params.invoiceId), reason }),
);
