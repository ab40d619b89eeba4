import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { requireCustomer } from "@/lib/customers/customer.queries";
import type { CustomerView } from "@/lib/customers/customer.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * The last transfer that arrived, to be asked for once more: whatever page of the history or of the
 * customers a screen shows, and never one to a customer who was archived since.
 */
export async function getLastArrived(
  ctx: Pick<WorkspaceContext, "workspaceId">,
): Promise<{ customer: CustomerView; credits: number } | null> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<{ customer_id: string; credits: number }>(
      `SELECT t.customer_id, t.credits
       FROM transfer t JOIN customer c ON c.id = t.customer_id AND c.workspace_id = t.workspace_id
       WHERE t.workspace_id = $1::uuid AND t.status = 'succeeded' AND c.archived_at IS NULL
       ORDER BY t.created_at DESC, t.id DESC LIMIT 1`,
      [ctx.workspaceId],
    ),
  );
  const last = rows[0];
  if (last === undefined) return null;
  return { customer: await requireCustomer(ctx, last.customer_id), credits: Number(last.credits) };
}
