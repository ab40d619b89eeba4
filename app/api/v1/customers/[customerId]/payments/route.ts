import { listPayments } from "@/lib/billing/account.queries";
import { recordPaymentBody } from "@/lib/billing/billing.input";
import { recordPaymentForProgram } from "@/lib/billing/billing-for-program";
import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";

export const GET = workspaceRoute("billing.view", null, async (ctx, _, { params }) => ({
  data: await listPayments(ctx, requireUuid(params.customerId)),
  nextCursor: null,
}));
export const POST = workspaceRoute(
  "billing.edit",
  recordPaymentBody,
  (ctx, body, { params, request }) =>
    recordPaymentForProgram(
      ctx,
      requireUuid(params.customerId),
      body,
      request.headers.get("idempotency-key"),
    ),
  // The key is also the payment's own (M-3).
  { status: 201, repeatable: true },
);
