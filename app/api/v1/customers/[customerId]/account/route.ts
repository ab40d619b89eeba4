import { getAccountForProgram } from "@/lib/billing/billing-for-program";
import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("billing.view", null, (ctx, _, { params }) =>
  getAccountForProgram(ctx, requireUuid(params.customerId)),
);
