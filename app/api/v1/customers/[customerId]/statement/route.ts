import { statementDays } from "@/lib/billing/billing.input";
import { listStatementsForProgram } from "@/lib/billing/billing-for-program";
import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("billing.view", statementDays, (ctx, days, { params }) =>
  listStatementsForProgram(ctx, requireUuid(params.customerId), days),
);
