import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { ApprovalDemand } from "@/lib/transfers/approval-demand.rules";
import { findApprovalDemand } from "@/lib/transfers/find-approval-demand";
import type { BatchCustomer } from "@/lib/transfers/require-batch-customers";

/**
 * One demand for the whole of a batch: by its sum, and by what each customer gets together with the
 * last day.
 */
export async function findBatchDemand(
  client: SqlRunner,
  ctx: WorkspaceContext,
  limit: number | null,
  customers: readonly BatchCustomer[],
  byIds: readonly string[],
): Promise<ApprovalDemand> {
  const asked = { id: null, byIds, actorId: ctx.actor.id };
  const credits = customers.reduce((sum, each) => sum + each.credits, 0);
  const whole = { ...asked, customerId: customers[0]?.id ?? "", credits };
  const bySum = await findApprovalDemand(client, ctx.workspaceId, limit, whole);
  if (bySum !== null || limit === null) return bySum;
  for (const { id: customerId, credits } of customers) {
    const each = await findApprovalDemand(client, ctx.workspaceId, limit, { ...asked, customerId, credits });
    if (each !== null) return each;
  }
  return null;
}
