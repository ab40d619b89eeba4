import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { cancelBatchLines } from "@/lib/transfers/cancel-batch-lines";
import { requireBatchRow } from "@/lib/transfers/require-batch-row";

export interface TakenBack {
  takenBack: number;
  /** For these the gateway has been asked already: they go on. */
  begun: number;
}

/** Takes back every line of a batch that has not begun, and says how many had (T10). */
export function takeBackTransferBatch(ctx: WorkspaceContext, input: { id: string }): Promise<TakenBack> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const batch = await requireBatchRow(client, ctx.workspaceId, input.id);
    const takenBack = await cancelBatchLines(client, {
      ...{ workspaceId: ctx.workspaceId, batchId: input.id, from: ["pending", "awaiting_approval"] },
      detail: sentence("rules.transfer.takenBack", { name: ctx.actor.name }),
    });
    if (takenBack === 0) throw new AppError("unprocessable", sentence("problems.transfers.tooLateBatch"));
    const begun = Math.max(0, batch.live - takenBack);
    await recordAudit(tx, ctx, {
      action: "transfer.batchCanceled",
      entity: "transferBatch",
      entityId: input.id,
      after: { takenBack, begun },
    });
    return { takenBack, begun };
  });
}
