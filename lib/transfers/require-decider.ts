import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { requireSecondPerson } from "@/lib/second-person/require-second-person";
import { findApprovalDemand } from "@/lib/transfers/find-approval-demand";
import { lockTransferLimits } from "@/lib/transfers/transfer-limits";
import { askedBy, type OwnTransferRow } from "@/lib/transfers/transfer-row";

/**
 * Where a second person was or would now be asked, whoever decides about a transfer is not the
 * person who asked for it (T9): the higher of the two demands counts.
 */
export async function requireDecider(
  client: SqlRunner,
  ctx: WorkspaceContext,
  transfer: OwnTransferRow,
): Promise<void> {
  const { approvalAbove } = await lockTransferLimits(client, ctx.workspaceId);
  const { byIds, actorId } = askedBy(transfer);
  const { id, customer_id: customerId } = transfer;
  const asked = { id, customerId, credits: Number(transfer.credits), byIds, actorId };
  const demanded =
    transfer.approval_above !== null ||
    (await findApprovalDemand(client, ctx.workspaceId, approvalAbove, asked)) !== null;
  if (demanded) await requireSecondPerson(client, ctx, askedBy(transfer));
}
