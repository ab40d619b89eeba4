import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { shown } from "@/lib/billing/account.queries";
import type {
  InvoiceFactsView,
  InvoiceLineView,
  InvoiceRowView,
  InvoiceView,
  UnbilledView,
} from "@/lib/billing/billing.view";
import { requireCustomer } from "@/lib/billing/require-customer";
import { AppError } from "@/lib/core/app-error";
import { isUuid } from "@/lib/core/uuid";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const ROW = `
  i.id::text, i.number, i.issued_on::text AS "issuedOn", i.due_on::text AS "dueOn", i.currency,
  ${shown("i.total", "i.currency")} AS total, ${shown("a.paid", "i.currency")} AS paid,
  ${shown("CASE WHEN i.voided_at IS NULL THEN i.total - a.paid ELSE 0 END", "i.currency")} AS open,
  CASE WHEN i.voided_at IS NOT NULL THEN 'void' WHEN a.paid >= i.total THEN 'paid'
    WHEN a.paid > 0 THEN 'partly' ELSE 'unpaid' END AS state`;

const PAID = `
  LEFT JOIN LATERAL (
    SELECT coalesce(sum(l.amount), 0) AS paid
    FROM billing_allocation l JOIN billing_payment p ON p.id = l.payment_id AND p.voided_at IS NULL
    WHERE l.invoice_id = i.id AND i.voided_at IS NULL) AS a ON true`;

/** The invoices of a customer, or of all, the newest first. */
export function listInvoices(
  ctx: WorkspaceContext,
  customerId: string,
  { limit = 100 }: { limit?: number } = {},
): Promise<InvoiceRowView[]> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { id } = await requireCustomer(client, ctx.workspaceId, customerId);
    const { rows } = await client.query<InvoiceRowView>(
      `SELECT ${ROW} FROM invoice i ${PAID}
       WHERE i.workspace_id = $1::uuid AND i.customer_id = $2::uuid
       ORDER BY i.issued_on DESC, i.created_at DESC, i.number DESC LIMIT $3::int`,
      [ctx.workspaceId, id, limit],
    );
    return rows;
  });
}

/** An invoice as it was given out, with what was paid on it since. */
export async function requireInvoice(
  ctx: WorkspaceContext,
  invoiceId: string,
): Promise<InvoiceView & InvoiceFactsView> {
  if (!isUuid(invoiceId)) throw new AppError("not_found");
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { rows } = await client.query<
      Omit<InvoiceView & InvoiceFactsView, "lines" | "voided" | "createdAt"> & {
        at: Date;
        void_at: Date | null;
        void_by: string | null;
        reason: string | null;
      }
    >(
      `SELECT ${ROW}, i.customer_id::text AS "customerId", i.letterhead, i.recipient,
         ${shown("i.subtotal", "i.currency")} AS subtotal, trim_scale(i.tax_rate)::text AS "taxRate",
         ${shown("i.tax", "i.currency")} AS tax, i.created_by_name AS "byName", i.created_at AS at,
         i.voided_at AS void_at, i.voided_by_name AS void_by, i.void_reason AS reason
       FROM invoice i ${PAID} WHERE i.id = $1::uuid AND i.workspace_id = $2::uuid`,
      [invoiceId, ctx.workspaceId],
    );
    const [found] = rows;
    if (found === undefined) throw new AppError("not_found");
    const { at, void_at, void_by, reason, ...invoice } = found;
    const lines = await client.query<InvoiceLineView>(
      `SELECT l.kind, l.day::text AS day, l.credits::int8 AS credits, trim_scale(l.price)::text AS price,
         ${shown("l.amount", "i.currency")} AS amount, l.reference
       FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
       WHERE l.invoice_id = $1::uuid AND l.workspace_id = $2::uuid ORDER BY l.position`,
      [invoiceId, ctx.workspaceId],
    );
    return {
      ...invoice,
      lines: lines.rows,
      createdAt: at.toISOString(),
      voided:
        void_at === null ? null : { at: void_at.toISOString(), byName: void_by ?? "", reason: reason ?? "" },
    };
  });
}

/** Charges and corrections of a customer that stand on no invoice, the oldest first. */
export function listUnbilled(ctx: WorkspaceContext, customerId: string): Promise<UnbilledView[]> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { id } = await requireCustomer(client, ctx.workspaceId, customerId);
    const { rows } = await client.query<UnbilledView>(
      `SELECT e.id::int8 AS id, e.kind, e.day::text AS day, e.credits::int8 AS credits,
         trim_scale(e.price)::text AS price, ${shown("e.amount", "e.currency")} AS amount, e.currency,
         coalesce(t.seqno, '') AS reference
       FROM billing_entry e LEFT JOIN transfer t ON t.id = e.transfer_id
       WHERE e.workspace_id = $1::uuid AND e.customer_id = $2::uuid AND e.kind IN ('charge', 'correction')
         AND NOT EXISTS (SELECT FROM invoice_line l WHERE l.entry_id = e.id AND NOT l.voided)
       ORDER BY e.day, e.id LIMIT 500`,
      [ctx.workspaceId, id],
    );
    return rows;
  });
}
