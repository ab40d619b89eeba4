import { voidBody } from "@/lib/billing/billing.input";
import { voidPayment } from "@/lib/billing/void-payment";
import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const POST = workspaceRoute("billing.edit", voidBody, (ctx, { reason }, { params }) =>
  voidPayment(ctx, { id: requireUuid(params.paymentId), reason }),
);
