import "server-only";
import { fromThousandths, toThousandths } from "@/lib/core/money";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

interface Part {
  id: string;
  currency: string;
  rest: string;
}

/** What of an invoice no payment covers; both count only while neither is void. */
const OPEN_INVOICES = `
  SELECT i.id::text, i.currency, (i.total - coalesce(a.paid, 0))::text AS rest
  FROM invoice i
  LEFT JOIN LATERAL (
    SELECT sum(l.amount) AS paid
    FROM billing_allocation l JOIN billing_payment p ON p.id = l.payment_id AND p.voided_at IS NULL
    WHERE l.invoice_id = i.id) AS a ON true
  WHERE i.workspace_id = $1::uuid AND i.customer_id = $2::uuid AND i.voided_at IS NULL
    AND i.total > coalesce(a.paid, 0)
  ORDER BY i.issued_on, i.created_at, i.number`;

/** What of a payment no invoice has taken. */
const FREE_PAYMENTS = `
  SELECT p.id::text, p.currency, (p.amount - coalesce(a.used, 0))::text AS rest
  FROM billing_payment p
  LEFT JOIN LATERAL (
    SELECT sum(l.amount) AS used
    FROM billing_allocation l JOIN invoice i ON i.id = l.invoice_id AND i.voided_at IS NULL
    WHERE l.payment_id = p.id) AS a ON true
  WHERE p.workspace_id = $1::uuid AND p.customer_id = $2::uuid AND p.voided_at IS NULL
    AND p.amount > coalesce(a.used, 0)
  ORDER BY p.paid_on, p.created_at, p.id`;

/**
 * Gives what is free of a customer's payments to the invoices that are open, the oldest first, or
 * `first` before all. The customer's row is held by whoever calls it.
 */
export async function allocatePayments(
  client: SqlRunner,
  workspaceId: string,
  customerId: string,
  first: string | null = null,
): Promise<void> {
  const values = [workspaceId, customerId];
  const invoices = (await client.query<Part>(OPEN_INVOICES, values)).rows;
  const payments = (await client.query<Part>(FREE_PAYMENTS, values)).rows;
  const open = invoices
    .toSorted((a, b) => Number(b.id === first) - Number(a.id === first))
    .map((each) => ({ ...each, rest: toThousandths(each.rest) }));
  for (const payment of payments) {
    let free = toThousandths(payment.rest);
    for (const invoice of open) {
      if (free === 0n) break;
      if (invoice.currency !== payment.currency || invoice.rest === 0n) continue;
      let part = free;
      if (invoice.rest < free) part = invoice.rest;
      await client.query(
        `INSERT INTO billing_allocation (payment_id, invoice_id, workspace_id, amount)
         VALUES ($1::uuid, $2::uuid, $3::uuid, $4::numeric)
         ON CONFLICT (payment_id, invoice_id) DO UPDATE
           SET amount = billing_allocation.amount + excluded.amount`,
        [payment.id, invoice.id, workspaceId, fromThousandths(part)],
      );
      free -= part;
      invoice.rest -= part;
    }
  }
}
