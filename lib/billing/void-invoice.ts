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
 * Marks an invoice void. Its number stays, its tax is taken back, its charges can be invoiced
 * again, and what was paid on it goes to the others.
 */
export function voidInvoice(ctx: WorkspaceContext, input: VoidInput): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const found = await client.query<{ customer_id: string; number: string }>(
      "SELECT customer_id::text, number FROM invoice WHERE id = $1::uuid AND workspace_id = $2::uuid",
      [input.id, ctx.workspaceId],
    );
    const [invoice] = found.rows;
    if (invoice === undefined) throw new AppError("not_found");
    await requireCustomer(client, ctx.workspaceId, invoice.customer_id, { hold: true });
    const voided = await client.query(
      `UPDATE invoice SET voided_at = now(), voided_by_name = $3::text, void_reason = $4::text
       WHERE id = $1::uuid AND workspace_id = $2::uuid AND voided_at IS NULL RETURNING id`,
      [input.id, ctx.workspaceId, ctx.actor.name, input.reason],
    );
    if (voided.rows.length === 0)
      throw new AppError("conflict", sentence("problems.billing.voidAlready", { number: invoice.number }));
    await client.query(
      "UPDATE invoice_line SET voided = true WHERE invoice_id = $1::uuid AND workspace_id = $2::uuid",
      [input.id, ctx.workspaceId],
    );
    await client.query(
      `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, invoice_id)
       SELECT workspace_id, customer_id, 'tax_void', -tax, currency, billing_day(workspace_id, now()), id
       FROM invoice WHERE id = $1::uuid AND workspace_id = $2::uuid AND tax <> 0`,
      [input.id, ctx.workspaceId],
    );
    await allocatePayments(client, ctx.workspaceId, invoice.customer_id);
    await recordAudit(tx, ctx, {
      action: "invoice.voided",
      entity: "invoice",
      entityId: input.id,
      before: { number: invoice.number },
      after: { reason: input.reason },
    });
  });
}
