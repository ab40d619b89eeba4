import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { shown } from "@/lib/billing/account.queries";
import type { StatementKind, StatementLineView, StatementView } from "@/lib/billing/billing.view";
import { readLetterhead, readRecipient } from "@/lib/billing/billing-profile";
import type { StatementFacts } from "@/lib/billing/make-paper";
import type { Period } from "@/lib/billing/period.rules";
import { type BilledCustomer, requireCustomer } from "@/lib/billing/require-customer";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** More than these on one paper would be read by nobody. */
const MOST_LINES = 2_000;

const WITHIN = "day >= $3::date";
const RUNNING = "sum(e.amount) OVER (PARTITION BY e.currency ORDER BY e.day, e.id)";
const PAID = "kind IN ('payment', 'payment_void')";

/** A customer's account over some days, both counted, for each currency that there is in it. */
export function getStatements(
  ctx: WorkspaceContext,
  customerId: string,
  period: Period,
): Promise<StatementView[]> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const customer = await requireCustomer(client, ctx.workspaceId, customerId);
    return readStatements(client, ctx.workspaceId, customer.id, period);
  });
}

/** Everything that stands on the paper of a statement. */
export function getStatementFacts(
  ctx: Pick<WorkspaceContext, "workspaceId">,
  customerId: string,
  period: Period,
): Promise<StatementFacts & { customer: BilledCustomer }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const customer = await requireCustomer(client, ctx.workspaceId, customerId);
    return {
      customer,
      period,
      from: await readLetterhead(client, ctx.workspaceId),
      to: await readRecipient(client, ctx.workspaceId, customer),
      statements: await readStatements(client, ctx.workspaceId, customer.id, period),
    };
  });
}

async function readStatements(
  client: SqlRunner,
  workspaceId: string,
  customerId: string,
  { from, to }: Period,
): Promise<StatementView[]> {
  if (to < from) throw new AppError("unprocessable", sentence("problems.billing.daysReversed"));
  const values = [workspaceId, customerId, from, to];
  const sums = await client.query<Omit<StatementView, "lines"> & { entries: number }>(
    `SELECT currency, $3::date::text AS "from", $4::date::text AS "to",
       ${shown("coalesce(sum(amount) FILTER (WHERE day < $3::date), 0)", "currency")} AS opening,
       ${shown(`coalesce(sum(amount) FILTER (WHERE ${WITHIN} AND NOT ${PAID}), 0)`, "currency")} AS charged,
       ${shown(`-coalesce(sum(amount) FILTER (WHERE ${WITHIN} AND ${PAID}), 0)`, "currency")} AS paid,
       ${shown("sum(amount)", "currency")} AS closing,
       coalesce(sum(credits) FILTER (WHERE day >= $3::date), 0)::bigint AS credits,
       count(*) FILTER (WHERE day >= $3::date)::int AS entries
     FROM billing_entry
     WHERE workspace_id = $1::uuid AND customer_id = $2::uuid AND day <= $4::date
     GROUP BY currency ORDER BY currency`,
    values,
  );
  if (sums.rows.some((sum) => sum.entries > MOST_LINES))
    throw new AppError("unprocessable", sentence("problems.billing.tooManyLines", { most: MOST_LINES }));
  const lines = await client.query<StatementLineView & { currency: string }>(
    `SELECT * FROM (
       SELECT e.currency, e.day::text AS day, e.kind, coalesce(t.seqno, i.number, '') AS reference,
         e.credits::int8 AS credits, trim_scale(e.price)::text AS price,
         CASE WHEN e.kind IN ('payment', 'payment_void') THEN NULL
           ELSE ${shown("e.amount", "e.currency")} END AS charged,
         CASE WHEN e.kind IN ('payment', 'payment_void') THEN ${shown("-e.amount", "e.currency")} END AS paid,
         ${shown(RUNNING, "e.currency")} AS balance,
         row_number() OVER (ORDER BY e.day, e.id)::int AS place, e.day >= $3::date AS within
       FROM billing_entry e
         LEFT JOIN transfer t ON t.id = e.transfer_id LEFT JOIN invoice i ON i.id = e.invoice_id
       WHERE e.workspace_id = $1::uuid AND e.customer_id = $2::uuid AND e.day <= $4::date) AS l
     WHERE within ORDER BY place`,
    values,
  );
  return sums.rows.map(({ entries: _, ...sum }) => ({
    ...sum,
    lines: lines.rows.filter((line) => line.currency === sum.currency).map(lineOf),
  }));
}

function lineOf(row: StatementLineView): StatementLineView {
  const { day, kind, reference, credits, price, charged, paid, balance } = row;
  return { day, kind: kind as StatementKind, reference, credits, price, charged, paid, balance };
}
