import { issueInvoiceBody } from "@/lib/billing/billing.input";
import { issueInvoiceForProgram } from "@/lib/billing/billing-for-program";
import { listInvoices } from "@/lib/billing/invoice.queries";
import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("billing.view", null, async (ctx, _, { params }) => ({
  data: await listInvoices(ctx, requireUuid(params.customerId)),
  nextCursor: null,
}));
export const POST = workspaceRoute(
  "billing.edit",
  issueInvoiceBody,
  (ctx, body, { params }) => issueInvoiceForProgram(ctx, requireUuid(params.customerId), body),
  { status: 201 },
);
