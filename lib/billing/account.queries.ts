import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { AccountView, Money, OwingView, PaymentView } from "@/lib/billing/billing.view";
import { readToday, requireCustomer } from "@/lib/billing/require-customer";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Sums of a customer, or of all, by currency; nothing where it comes to nothing. */
const OWED = `
  SELECT currency, sum(amount) AS amount FROM billing_entry
  WHERE workspace_id = $1::uuid AND customer_id = $2::uuid GROUP BY currency`;

/** An amount with the places of its currency. */
export const shown = (amount: string, currency: string) => `billing_round(${amount}, ${currency})::text`;

/** What each of these customers owes, by currency; nothing where it comes to nothing. */
export async function owedBy(
  ctx: Pick<WorkspaceContext, "workspaceId">,
  customerIds: readonly string[],
): Promise<Map<string, Money[]>> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<Money & { id: string }>(
      `SELECT customer_id::text AS id, currency, ${shown("sum(amount)", "currency")} AS amount
       FROM billing_entry WHERE workspace_id = $1::uuid AND customer_id = ANY ($2::uuid[])
       GROUP BY customer_id, currency HAVING sum(amount) <> 0 ORDER BY currency`,
      [ctx.workspaceId, customerIds],
    ),
  );
  const owed = new Map<string, Money[]>();
  for (const { id, ...money } of rows) owed.set(id, [...(owed.get(id) ?? []), money]);
  return owed;
}

/** What one customer owes, and what of it stands on no invoice. */
export function getAccount(ctx: WorkspaceContext, customerId: string): Promise<AccountView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const customer = await requireCustomer(client, ctx.workspaceId, customerId);
    const values = [ctx.workspaceId, customer.id];
    const owed = await client.query<Money>(
      `SELECT currency, ${shown("amount", "currency")} AS amount FROM (${OWED}) AS o
       WHERE amount <> 0 ORDER BY currency`,
      values,
    );
    const unbilled = await client.query<Money>(
      `SELECT currency, ${shown("sum(amount)", "currency")} AS amount FROM billing_entry e
       WHERE workspace_id = $1::uuid AND customer_id = $2::uuid AND kind IN ('charge', 'correction')
         AND NOT EXISTS (SELECT FROM invoice_line l WHERE l.entry_id = e.id AND NOT l.voided)
       GROUP BY currency HAVING sum(amount) <> 0 ORDER BY currency`,
      values,
    );
    const unpriced = await client.query<{ transfers: number; credits: number }>(
      `SELECT count(*)::int AS transfers, coalesce(sum(credits), 0)::bigint AS credits FROM transfer t
       WHERE workspace_id = $1::uuid AND customer_id = $2::uuid AND status = 'succeeded'
         AND NOT EXISTS (SELECT FROM billing_entry e WHERE e.transfer_id = t.id)`,
      values,
    );
    const recipient = await client.query<{ name: string; address: string }>(
      "SELECT name, address FROM billing_recipient WHERE customer_id = $2::uuid AND workspace_id = $1::uuid",
      values,
    );
    return {
      customer,
      recipient: recipient.rows[0] ?? { name: "", address: "" },
      owed: owed.rows,
      unbilled: unbilled.rows,
      unpriced: unpriced.rows[0] ?? { transfers: 0, credits: 0 },
      ownCost: await readOwnCost(client, ctx.workspaceId),
    };
  });
}

/** What a credit cost us: the mean of what was bought, else the price that was set. */
async function readOwnCost(client: SqlRunner, workspaceId: string): Promise<AccountView["ownCost"]> {
  const bought = await client.query<{ price: string; currency: string }>(
    `SELECT trim_scale(round(sum(amount) / sum(credits), 6))::text AS price, currency
     FROM credit_explanation
     WHERE workspace_id = $1::uuid AND kind = 'purchase' AND amount > 0 AND credits > 0
       AND withdrawn_at IS NULL
     GROUP BY currency ORDER BY max(happened_on) DESC, currency LIMIT 1`,
    [workspaceId],
  );
  if (bought.rows[0]) return { ...bought.rows[0], bought: true };
  const set = await client.query<{ price: string | null; currency: string }>(
    `SELECT trim_scale(amount)::text AS price, currency FROM credit_price
     WHERE workspace_id = $1::uuid AND valid_from <= $2::date ORDER BY valid_from DESC LIMIT 1`,
    [workspaceId, await readToday(client, workspaceId)],
  );
  const [row] = set.rows;
  return row?.price ? { price: row.price, currency: row.currency, bought: false } : null;
}

/** The payments of a customer, the newest first. */
export function listPayments(
  ctx: WorkspaceContext,
  customerId: string,
  { limit = 100, id: only = null }: { limit?: number; id?: string | null } = {},
): Promise<PaymentView[]> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { id } = await requireCustomer(client, ctx.workspaceId, customerId);
    const { rows } = await client.query<
      Omit<PaymentView, "voided"> & { at: Date | null; by: string | null; reason: string | null }
    >(
      `SELECT id::text, ${shown("amount", "currency")} AS amount, currency, paid_on::text AS "paidOn", note,
         created_by_name AS "byName", voided_at AS at, voided_by_name AS by, void_reason AS reason
       FROM billing_payment
       WHERE workspace_id = $1::uuid AND customer_id = $2::uuid AND ($4::uuid IS NULL OR id = $4::uuid)
       ORDER BY paid_on DESC, created_at DESC, id LIMIT $3::int`,
      [ctx.workspaceId, id, limit, only],
    );
    return rows.map(({ at, by, reason, ...payment }) => ({
      ...payment,
      voided: at === null ? null : { at: at.toISOString(), byName: by ?? "", reason: reason ?? "" },
    }));
  });
}

/** Customers with what each owes, whoever owes most first, and the sums of all. */
export function listOwing(
  ctx: WorkspaceContext,
  { search = "", owing = true, limit = 500 }: { search?: string; owing?: boolean; limit?: number } = {},
): Promise<{ customers: OwingView[]; totals: Money[] }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const totals = await client.query<Money>(
      `SELECT currency, ${shown("sum(amount)", "currency")} AS amount FROM billing_entry
       WHERE workspace_id = $1::uuid GROUP BY currency HAVING sum(amount) <> 0 ORDER BY currency`,
      [ctx.workspaceId],
    );
    const { rows } = await client.query<Omit<OwingView, "owed"> & { owed: Money[] | null }>(
      `SELECT c.id::text AS "customerId", c.username, c.name, c.archived_at IS NOT NULL AS archived, o.owed
       FROM customer c
       LEFT JOIN (
         SELECT customer_id, max(amount) AS most,
           jsonb_agg(jsonb_build_object('currency', currency, 'amount', ${shown("amount", "currency")})
             ORDER BY currency) AS owed
         FROM (SELECT customer_id, currency, sum(amount) AS amount FROM billing_entry
               WHERE workspace_id = $1::uuid
               GROUP BY customer_id, currency HAVING sum(amount) <> 0) AS each_one
         GROUP BY customer_id) AS o ON o.customer_id = c.id
       WHERE c.workspace_id = $1::uuid AND (o.most > 0 OR (NOT $3::boolean AND c.archived_at IS NULL))
         AND ($2::text = '' OR strpos(lower(c.username || ' ' || c.name), lower($2::text)) > 0)
       ORDER BY o.most DESC NULLS LAST, lower(coalesce(nullif(c.name, ''), c.username)), c.id LIMIT $4::int`,
      [ctx.workspaceId, search, owing, limit],
    );
    return { customers: rows.map((row) => ({ ...row, owed: row.owed ?? [] })), totals: totals.rows };
  });
}
