import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { allocatePayments } from "@/lib/billing/allocate-payments";
import type { VoidInput } from "@/lib/billing/billing.input";
import { requireCustomer } from "@/lib/billing/require-customer";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Says that a payment was none: it stays, with the reason, and a second entry of today takes it
 * back. What it covered is open again.
 */
export function voidPayment(ctx: WorkspaceContext, input: VoidInput): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const found = await client.query<{ customer_id: string }>(
      "SELECT customer_id::text FROM billing_payment WHERE id = $1::uuid AND workspace_id = $2::uuid",
      [input.id, ctx.workspaceId],
    );
    const customerId = found.rows[0]?.customer_id;
    if (customerId === undefined) throw new AppError("not_found");
    await requireCustomer(client, ctx.workspaceId, customerId, { hold: true });
    const { rows } = await client.query<{ amount: string; currency: string }>(
      `UPDATE billing_payment
       SET voided_at = now(), voided_by_name = $3::text, void_reason = $4::text
       WHERE id = $1::uuid AND workspace_id = $2::uuid AND voided_at IS NULL
       RETURNING amount::text, currency`,
      [input.id, ctx.workspaceId, ctx.actor.name, input.reason],
    );
    const [payment] = rows;
    if (payment === undefined) throw new AppError("conflict", sentence("problems.billing.paymentVoid"));
    await client.query(
      `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, payment_id)
       SELECT workspace_id, customer_id, 'payment_void', amount, currency,
         billing_day(workspace_id, now()), id
       FROM billing_payment WHERE id = $1::uuid AND workspace_id = $2::uuid`,
      [input.id, ctx.workspaceId],
    );
    await allocatePayments(client, ctx.workspaceId, customerId);
    await recordAudit(tx, ctx, {
      action: "payment.voided",
      entity: "customer",
      entityId: customerId,
      before: { payment: input.id, ...payment },
      after: { reason: input.reason },
    });
  });
}
