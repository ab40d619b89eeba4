import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { isUuid } from "@/lib/core/uuid";
import type { CustomerDetailView, CustomerMonth, CustomerView } from "@/lib/customers/customer.view";
import { type Arrival, rhythmOf, USUAL_OF } from "@/lib/customers/rhythm.rules";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

type Where = Pick<WorkspaceContext, "workspaceId">;

interface CustomerRow {
  id: string;
  gateway_account_id: string;
  username: string;
  name: string;
  notes: string;
  labels: string[];
  phone: string | null;
  archived_at: Date | null;
  transferred: number;
  arrivals: { credits: number; at: string }[] | null;
  under_way: boolean;
}

const COLUMNS = `c.id, c.gateway_account_id, c.username, c.name, c.notes, c.labels, c.phone, c.archived_at,
  t.transferred::bigint AS transferred, r.arrivals,
  EXISTS (SELECT FROM transfer w WHERE w.customer_id = c.id AND w.workspace_id = c.workspace_id
    AND w.status IN ('awaiting_approval', 'pending', 'sending', 'unresolved')) AS under_way`;

const WITH_TRANSFERS = `
  LEFT JOIN LATERAL (SELECT coalesce(sum(credits), 0) AS transferred
                     FROM transfer
                     WHERE customer_id = c.id AND workspace_id = c.workspace_id
                       AND status = 'succeeded') AS t ON true
  LEFT JOIN LATERAL (SELECT json_agg(json_build_object('credits', credits, 'at', settled_at)
                              ORDER BY settled_at DESC) AS arrivals
                     FROM (SELECT credits, settled_at
                           FROM transfer
                           WHERE customer_id = c.id AND workspace_id = c.workspace_id
                             AND status = 'succeeded'
                           ORDER BY created_at DESC LIMIT ${USUAL_OF}) AS last) AS r ON true`;

export interface CustomerFilter {
  search?: string;
  archived?: boolean;
  gatewayAccountId?: string;
  limit?: number;
}

/** Customers by name; `search` looks at username, name and labels. At most 500 unless said. */
export function listCustomers(ctx: Where, filter: CustomerFilter = {}): Promise<CustomerView[]> {
  return inWorkspace(ctx.workspaceId, (tx) => readCustomers(asSqlRunner(tx), ctx.workspaceId, filter));
}

/** The same in an open transaction. */
export async function readCustomers(
  client: SqlRunner,
  workspaceId: string,
  filter: CustomerFilter,
): Promise<CustomerView[]> {
  const { rows } = await client.query<CustomerRow>(
    `SELECT ${COLUMNS}
       FROM customer c ${WITH_TRANSFERS}
       WHERE c.workspace_id = $1::uuid AND (c.archived_at IS NOT NULL) = $2::boolean
         AND ($3::text = ''
           OR strpos(lower(c.username || ' ' || c.name || ' ' || array_to_string(c.labels, ' ')),
             lower($3::text)) > 0)
         AND ($4::text = '' OR c.gateway_account_id::text = $4::text)
       ORDER BY lower(coalesce(nullif(c.name, ''), c.username)), c.id LIMIT $5::int`,
    [
      workspaceId,
      filter.archived === true,
      filter.search ?? "",
      filter.gatewayAccountId ?? "",
      filter.limit ?? 500,
    ],
  );
  const now = new Date();
  return rows.map((row) => toView(row, now));
}

/** What each of these customers usually takes, in an open transaction. */
export async function usualAmounts(
  client: SqlRunner,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<Pick<CustomerRow, "id" | "arrivals">>(
    `SELECT c.id, r.arrivals FROM customer c ${WITH_TRANSFERS}
     WHERE c.workspace_id = $1::uuid AND c.id::text = ANY ($2::text[])`,
    [workspaceId, ids],
  );
  return new Map(
    rows.flatMap(({ id, arrivals }) => {
      const { usualCredits } = rhythmOf(toArrivals(arrivals), new Date());
      return usualCredits === null ? [] : [[id, usualCredits] as const];
    }),
  );
}

/** One customer, archived or not. */
export async function requireCustomer(ctx: Where, id: string): Promise<CustomerDetailView> {
  if (!isUuid(id)) throw new AppError("not_found");
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { rows } = await client.query<CustomerRow & { label: string; created_at: Date }>(
      `SELECT ${COLUMNS}, a.label, c.created_at
       FROM customer c JOIN gateway_account a ON a.id = c.gateway_account_id ${WITH_TRANSFERS}
       WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`,
      [ctx.workspaceId, id],
    );
    const row = rows[0];
    if (!row) throw new AppError("not_found");
    const twins = await client.query<{ id: string; username: string }>(
      `SELECT id, username FROM customer
       WHERE workspace_id = $1::uuid AND gateway_account_id = $2::uuid AND archived_at IS NULL
         AND lower(username) = lower($3::text) AND id <> $4::uuid
       ORDER BY username, id LIMIT 5`,
      [ctx.workspaceId, row.gateway_account_id, row.username, id],
    );
    return {
      ...toView(row, new Date()),
      accountLabel: row.label,
      alsoKeptAs: twins.rows,
      createdAt: row.created_at.toISOString(),
    };
  });
}

/** What arrived in each of the last twelve months of the workspace's zone, this month first. */
export async function listCustomerMonths(ctx: Where, customerId: string): Promise<CustomerMonth[]> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<CustomerMonth>(
      `SELECT to_char(m, 'YYYY-MM') AS month, count(t.id)::int AS transfers,
         coalesce(sum(t.credits), 0)::bigint AS credits
       FROM workspace w
       CROSS JOIN LATERAL generate_series(
         date_trunc('month', now() AT TIME ZONE w.time_zone) - interval '11 months',
         date_trunc('month', now() AT TIME ZONE w.time_zone), interval '1 month') AS m
       LEFT JOIN transfer t ON t.workspace_id = w.id AND t.customer_id = $2::uuid AND t.status = 'succeeded'
         AND t.settled_at >= m AT TIME ZONE w.time_zone
         AND t.settled_at < (m + interval '1 month') AT TIME ZONE w.time_zone
       WHERE w.id = $1::uuid
       GROUP BY m
       ORDER BY m DESC`,
      [ctx.workspaceId, customerId],
    ),
  );
  return rows;
}

function toView(row: CustomerRow, now: Date): CustomerView {
  const arrivals = toArrivals(row.arrivals);
  const { usualCredits, everyDays, lastDaysAgo, due } = rhythmOf(arrivals, now, row.under_way);
  return {
    id: row.id,
    gatewayAccountId: row.gateway_account_id,
    username: row.username,
    name: row.name,
    notes: row.notes,
    labels: row.labels,
    phone: row.phone,
    archived: row.archived_at !== null,
    transferred: Number(row.transferred ?? 0),
    lastTransferAt: arrivals[0]?.at.toISOString() ?? null,
    lastCredits: arrivals[0]?.credits ?? null,
    usualCredits,
    usualDays: everyDays,
    lastDaysAgo,
    due,
  };
}

function toArrivals(rows: CustomerRow["arrivals"]): Arrival[] {
  return (rows ?? []).map(({ credits, at }) => ({ credits, at: new Date(at) }));
}
