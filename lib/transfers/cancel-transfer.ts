import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { settleTransfer } from "@/lib/transfers/settle-transfer";
import { requireTransferRow } from "@/lib/transfers/transfer-row";

/**
 * Takes a transfer back before the gateway is called, or declines one that waits for approval.
 * Afterwards there is no way back (T10).
 */
export function cancelTransfer(ctx: WorkspaceContext, input: { id: string }): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const transfer = await requireTransferRow(client, ctx.workspaceId, input.id);
    const from = ["pending", "awaiting_approval"];
    if (
      !(await settleTransfer(client, transfer, {
        to: "canceled",
        from,
        detail: sentence("rules.transfer.takenBack", { name: ctx.actor.name }),
      }))
    ) {
      throw new AppError("unprocessable", sentence("problems.transfers.tooLate"));
    }
    await recordAudit(tx, ctx, {
      action: "transfer.canceled",
      entity: "transfer",
      entityId: input.id,
      before: { status: transfer.status },
    });
  });
}
