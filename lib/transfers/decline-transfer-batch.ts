import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { cancelBatchLines } from "@/lib/transfers/cancel-batch-lines";
import { requireBatchRow } from "@/lib/transfers/require-batch-row";

/** Says no to every line of a batch that waits for a second person, with the reason. */
export function declineTransferBatch(
  ctx: WorkspaceContext,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    await requireBatchRow(client, ctx.workspaceId, id);
    const declined = await cancelBatchLines(client, {
      ...{ workspaceId: ctx.workspaceId, batchId: id, from: ["awaiting_approval"] },
      detail: sentence("rules.transfer.declined", { name: ctx.actor.name, reason }),
    });
    if (declined === 0) throw new AppError("unprocessable", sentence("problems.transfers.notWaitingBatch"));
    await recordAudit(tx, ctx, {
      action: "transfer.batchDeclined",
      entity: "transferBatch",
      entityId: id,
      after: { lines: declined, reason },
    });
  });
}
