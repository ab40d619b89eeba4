import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import { requireSecondPerson } from "@/lib/second-person/require-second-person";
import { requireBatchRow } from "@/lib/transfers/require-batch-row";
import { TRANSFER_UNDO_SECONDS } from "@/lib/transfers/transfer.rules";

/**
 * The second person's yes to every line of a batch that waits. Of two who give it at once one is
 * first, and the other hears so.
 */
export function approveTransferBatch(ctx: WorkspaceContext, input: { id: string }): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const { workspaceId } = ctx;
    const batch = await requireBatchRow(client, workspaceId, input.id);
    await requireSecondPerson(client, ctx, batch.asked);
    const { rows } = await client.query<{ credits: number }>(
      `UPDATE transfer
       SET status = 'pending', detail = NULL, approved_by_id = $3::text, approved_by_name = $4::text,
         execute_at = now() + make_interval(secs => $5::int)
       WHERE workspace_id = $1::uuid AND batch_id = $2::uuid AND status = 'awaiting_approval'
       RETURNING credits`,
      [workspaceId, input.id, ctx.actor.id, ctx.actor.name, TRANSFER_UNDO_SECONDS],
    );
    if (rows.length === 0)
      throw new AppError(
        "unprocessable",
        batch.approvedBy === null
          ? sentence("problems.transfers.notWaitingBatch")
          : sentence("problems.transfers.approvedAlready", { name: batch.approvedBy }),
      );
    await resolveAlarm(client, { workspaceId, kind: "transfer.waiting", entityId: input.id });
    await recordAudit(tx, ctx, {
      action: "transfer.batchApproved",
      entity: "transferBatch",
      entityId: input.id,
      after: { lines: rows.length, credits: rows.reduce((sum, row) => sum + Number(row.credits), 0) },
    });
    await notify(client, { workspaceId, topic: "transfer", id: input.id });
  });
}
