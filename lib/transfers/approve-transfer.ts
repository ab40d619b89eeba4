import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import { requireSecondPerson } from "@/lib/second-person/require-second-person";
import { TRANSFER_UNDO_SECONDS } from "@/lib/transfers/transfer.rules";
import { askedBy, type OwnTransferRow, requireTransferRow } from "@/lib/transfers/transfer-row";

/**
 * The second person's yes, above the workspace's limit. Whoever asked for the transfer cannot give
 * it, whichever login they use.
 */
export function approveTransfer(ctx: WorkspaceContext, input: { id: string }): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const transfer = await requireTransferRow(client, ctx.workspaceId, input.id);
    await requireSecondPerson(client, ctx, askedBy(transfer));
    const { rows } = await client.query(
      `UPDATE transfer
       SET status = 'pending', detail = NULL, approved_by_id = $3::text, approved_by_name = $4::text,
         execute_at = now() + make_interval(secs => $5::int)
       WHERE id = $1::uuid AND workspace_id = $2::uuid AND status = 'awaiting_approval' RETURNING id`,
      [input.id, ctx.workspaceId, ctx.actor.id, ctx.actor.name, TRANSFER_UNDO_SECONDS],
    );
    if (rows.length === 0) throw new AppError("unprocessable", whyNotWaiting(transfer));
    await resolveAlarm(client, {
      workspaceId: ctx.workspaceId,
      kind: "transfer.waiting",
      entityId: input.id,
    });
    await recordAudit(tx, ctx, {
      action: "transfer.approved",
      entity: "transfer",
      entityId: input.id,
      after: { credits: Number(transfer.credits) },
    });
    await notify(client, { workspaceId: ctx.workspaceId, topic: "transfer", id: input.id });
  });
}

/** Of two who approve at once the second hears who was first. */
function whyNotWaiting({ approved_by_name: name }: OwnTransferRow): Sentence {
  return name === null
    ? sentence("problems.transfers.notWaiting")
    : sentence("problems.transfers.approvedAlready", { name });
}
