import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { CustomerView } from "@/lib/customers/customer.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

interface CustomerRow {
  id: string;
  gateway_account_id: string;
  username: string;
  name: string;
  notes: string;
  labels: string[];
  archived_at: Date | null;
  transferred: number;
  last_transfer_at: Date | null;
  last_credits: number | null;
  usual_credits: number | null;
}

/**
 * Customers by name; `search` looks at username, name and labels. At most 500, which a reseller's
 * list is far below.
 */
export async function listCustomers(
  ctx: Pick<WorkspaceContext, "workspaceId">,
  filter: { search?: string; archived?: boolean; gatewayAccountId?: string; limit?: number } = {},
): Promise<CustomerView[]> {
  const rows = await inWorkspace(ctx.workspaceId, async (tx) => {
    const found = await asSqlRunner(tx).query<CustomerRow>(
      `SELECT c.id, c.gateway_account_id, c.username, c.name, c.notes, c.labels, c.archived_at,
         t.transferred::bigint AS transferred, t.last_transfer_at, t.last_credits, t.usual_credits
       FROM customer c
       LEFT JOIN LATERAL (SELECT coalesce(sum(credits), 0) AS transferred,
            max(settled_at) AS last_transfer_at,
                            (array_agg(credits ORDER BY settled_at DESC))[1]::bigint AS last_credits,
                            percentile_disc(0.5) WITHIN GROUP (ORDER BY credits)::bigint AS usual_credits
                          FROM transfer
                          WHERE customer_id = c.id
                            AND workspace_id = c.workspace_id
                            AND status = 'succeeded') AS t ON true
       WHERE c.workspace_id = $1::uuid AND (c.archived_at IS NOT NULL) = $2::boolean
         AND ($3::text = ''
           OR strpos(lower(c.username || ' ' || c.name || ' ' || array_to_string(c.labels, ' ')),
             lower($3::text)) > 0)
         AND ($4::text = '' OR c.gateway_account_id::text = $4::text)
       ORDER BY lower(coalesce(nullif(c.name, ''), c.username)), c.id LIMIT $5::int`,
      [
        ctx.workspaceId,
        filter.archived === true,
        filter.search ?? "",
        filter.gatewayAccountId ?? "",
        filter.limit ?? 500,
      ],
    );
    return found.rows;
  });
  return rows.map((row) => ({
    id: row.id,
    gatewayAccountId: row.gateway_account_id,
    username: row.username,
    name: row.name,
    notes: row.notes,
    labels: row.labels,
    archived: row.archived_at !== null,
    transferred: Number(row.transferred ?? 0),
    lastTransferAt: row.last_transfer_at?.toISOString() ?? null,
    lastCredits: row.last_credits === null ? null : Number(row.last_credits),
    usualCredits: row.usual_credits === null ? null : Number(row.usual_credits),
  }));
}
