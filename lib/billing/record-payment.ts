import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { allocatePayments } from "@/lib/billing/allocate-payments";
import type { RecordPaymentInput } from "@/lib/billing/billing.input";
import { readToday, requireCustomer } from "@/lib/billing/require-customer";
import { requirePlaces } from "@/lib/billing/require-places";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Notes that a customer paid, once for each request key, and gives it to the invoices that are
 * open.
 */
export function recordPayment(ctx: WorkspaceContext, input: RecordPaymentInput): Promise<{ id: string }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const customer = await requireCustomer(client, ctx.workspaceId, input.customerId, { hold: true });
    requirePlaces(input.amount, input.currency);
    if (input.paidOn > (await readToday(client, ctx.workspaceId)))
      throw refused("paidOn", sentence("problems.billing.notYet"));
    if (input.invoiceId !== null) await requireOpenInvoice(client, ctx.workspaceId, input);
    const known = await findByKey(client, ctx.workspaceId, input.requestKey);
    if (known !== null) return { id: known };
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO billing_payment (workspace_id, customer_id, request_key, amount, currency, paid_on, note,
         created_by_name)
       VALUES ($1::uuid, $2::uuid, $3::text, $4::numeric, $5::text, $6::date, $7::text, $8::text)
       RETURNING id::text`,
      [
        ...[ctx.workspaceId, customer.id, input.requestKey, input.amount, input.currency],
        ...[input.paidOn, input.note, ctx.actor.name],
      ],
    );
    const id = rows[0]?.id ?? "";
    await client.query(
      `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, payment_id)
       SELECT workspace_id, customer_id, 'payment', -amount, currency, paid_on, id
       FROM billing_payment WHERE id = $1::uuid AND workspace_id = $2::uuid`,
      [id, ctx.workspaceId],
    );
    await allocatePayments(client, ctx.workspaceId, customer.id, input.invoiceId);
    await recordAudit(tx, ctx, {
      action: "payment.recorded",
      entity: "customer",
      entityId: customer.id,
      after: { payment: id, amount: input.amount, currency: input.currency, paidOn: input.paidOn },
    });
    return { id };
  });
}

async function findByKey(client: SqlRunner, workspaceId: string, key: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id::text FROM billing_payment WHERE workspace_id = $1::uuid AND request_key = $2::text",
    [workspaceId, key],
  );
  return rows[0]?.id ?? null;
}

async function requireOpenInvoice(
  client: SqlRunner,
  workspaceId: string,
  { invoiceId, customerId, currency }: RecordPaymentInput,
): Promise<void> {
  const { rows } = await client.query<{ number: string; currency: string; void: boolean }>(
    `SELECT number, currency, voided_at IS NOT NULL AS void FROM invoice
     WHERE id = $1::uuid AND workspace_id = $2::uuid AND customer_id = $3::uuid`,
    [invoiceId, workspaceId, customerId],
  );
  const [invoice] = rows;
  if (invoice === undefined) throw new AppError("not_found");
  if (invoice.void)
    throw refused("invoiceId", sentence("problems.billing.voidAlready", { number: invoice.number }));
  if (invoice.currency !== currency)
    throw refused(
      "currency",
      sentence("problems.billing.otherCurrency", { number: invoice.number, currency: invoice.currency }),
    );
}

function refused(field: string, what: ReturnType<typeof sentence>): AppError {
  return new AppError("unprocessable", what, { [field]: what });
}
