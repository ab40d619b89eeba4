import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { allocatePayments } from "@/lib/billing/allocate-payments";
import type { IssueInvoiceInput } from "@/lib/billing/billing.input";
import { readLetterhead, readProfile, readRecipient } from "@/lib/billing/billing-profile";
import { readToday, requireCustomer } from "@/lib/billing/require-customer";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Makes an invoice of charges that stand on none, with the next number. What is on it is copied: it
 * says the same for ever, whatever is changed later.
 */
export function issueInvoice(
  ctx: WorkspaceContext,
  input: IssueInvoiceInput,
): Promise<{ id: string; number: string }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const customer = await requireCustomer(client, ctx.workspaceId, input.customerId, { hold: true });
    const sums = await sumUp(client, ctx.workspaceId, customer.id, input);
    const { taxRate, numberPrefix, termsDays } = await readProfile(client, ctx.workspaceId);
    const letterhead = await readLetterhead(client, ctx.workspaceId);
    const today = await readToday(client, ctx.workspaceId);
    const recipient = await readRecipient(client, ctx.workspaceId, customer);
    // Last of all what others wait for: the number's row is held until this transaction ends.
    const number = await nextNumber(client, ctx.workspaceId, `${numberPrefix}-${today.slice(0, 4)}-`);
    const { rows } = await client.query<{ id: string; total: string }>(
      `INSERT INTO invoice (workspace_id, customer_id, number, issued_on, due_on, currency, subtotal,
         tax_rate, tax, total, letterhead, recipient, created_by_name)
       SELECT $1::uuid, $2::uuid, $3::text, $4::date, $4::date + $5::int, $6::text, s.subtotal, $8::numeric,
         s.tax, s.subtotal + s.tax, $9::jsonb, $10::jsonb, $11::text
       FROM (SELECT $7::numeric AS subtotal,
               billing_round($7::numeric * coalesce($8::numeric, 0) / 100, $6::text) AS tax) AS s
       RETURNING id::text, total::text`,
      [
        ...[ctx.workspaceId, customer.id, number, today, termsDays, input.currency, sums, taxRate],
        ...[JSON.stringify(letterhead), JSON.stringify(recipient), ctx.actor.name],
      ],
    );
    const [invoice] = rows;
    if (invoice === undefined) throw new AppError("conflict");
    await writeLines(client, ctx.workspaceId, invoice.id, input.entryIds);
    await client.query(
      `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day, invoice_id)
       SELECT workspace_id, customer_id, 'tax', tax, currency, issued_on, id
       FROM invoice WHERE id = $1::uuid AND workspace_id = $2::uuid AND tax <> 0`,
      [invoice.id, ctx.workspaceId],
    );
    await allocatePayments(client, ctx.workspaceId, customer.id);
    await recordAudit(tx, ctx, {
      action: "invoice.issued",
      entity: "invoice",
      entityId: invoice.id,
      after: { number, total: invoice.total, currency: input.currency, lines: input.entryIds.length },
    });
    return { id: invoice.id, number };
  });
}

/** The sum of the chosen charges, each of this customer, of this currency and on no invoice. */
async function sumUp(
  client: SqlRunner,
  workspaceId: string,
  customerId: string,
  { currency, entryIds }: IssueInvoiceInput,
): Promise<string> {
  const chosen = [...new Set(entryIds)];
  const { rows } = await client.query<{ found: number; billed: number; subtotal: string; positive: boolean }>(
    `SELECT count(*)::int AS found, count(l.entry_id)::int AS billed,
       coalesce(sum(e.amount), 0)::text AS subtotal, coalesce(sum(e.amount), 0) > 0 AS positive
     FROM billing_entry e LEFT JOIN invoice_line l ON l.entry_id = e.id AND NOT l.voided
     WHERE e.workspace_id = $1::uuid AND e.customer_id = $2::uuid AND e.currency = $3::text
       AND e.kind IN ('charge', 'correction') AND e.id = ANY ($4::bigint[])`,
    [workspaceId, customerId, currency, chosen],
  );
  const sum = rows[0];
  if (sum === undefined || sum.found !== chosen.length) throw new AppError("not_found");
  if (sum.billed > 0) throw new AppError("conflict", sentence("problems.billing.billedAlready"));
  if (!sum.positive) throw new AppError("unprocessable", sentence("problems.billing.nothingToBill"));
  return sum.subtotal;
}

/** The next number of a series: none is given twice, and a failed invoice leaves none out. */
async function nextNumber(client: SqlRunner, workspaceId: string, series: string): Promise<string> {
  const { rows } = await client.query<{ last: number }>(
    `INSERT INTO billing_series (workspace_id, series, last) VALUES ($1::uuid, $2::text, 1)
     ON CONFLICT (workspace_id, series) DO UPDATE SET last = billing_series.last + 1
     RETURNING last`,
    [workspaceId, series],
  );
  return `${series}${String(rows[0]?.last ?? 0).padStart(4, "0")}`;
}

async function writeLines(
  client: SqlRunner,
  workspaceId: string,
  invoiceId: string,
  entryIds: readonly number[],
): Promise<void> {
  await client.query(
    `INSERT INTO invoice_line (invoice_id, position, workspace_id, entry_id, kind, day, credits, price,
       amount, reference)
     SELECT $1::uuid, row_number() OVER (ORDER BY e.day, e.id), e.workspace_id, e.id, e.kind, e.day,
       e.credits, e.price, e.amount, coalesce(t.seqno, '')
     FROM billing_entry e LEFT JOIN transfer t ON t.id = e.transfer_id
     WHERE e.workspace_id = $2::uuid AND e.id = ANY ($3::bigint[])`,
    [invoiceId, workspaceId, [...new Set(entryIds)]],
  );
}
