import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { asSqlRunner, type SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { requireSecondPerson } from "@/lib/second-person/require-second-person";
import { findApprovalDemand } from "@/lib/transfers/find-approval-demand";
import { settleTransfer } from "@/lib/transfers/settle-transfer";
import type { ResolveTransferInput } from "@/lib/transfers/transfer.input";
import { lockTransferLimits } from "@/lib/transfers/transfer-limits";
import { askedBy, type OwnTransferRow, requireTransferRow } from "@/lib/transfers/transfer-row";

/**
 * A person decides what became of a transfer that the gateway never told us about. From then on it
 * is never asked about again. Where a second person was or would now be asked, it is not the person
 * who asked for it (T9).
 */
export async function resolveTransfer(ctx: WorkspaceContext, input: ResolveTransferInput): Promise<void> {
  const accountId = await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const transfer = await requireTransferRow(client, ctx.workspaceId, input.id);
    const waiting = transfer.status === "unresolved" || (transfer.status === "sending" && transfer.asked);
    if (!waiting) throw new AppError("unprocessable", sentence("problems.transfers.notUndecided"));
    if (transfer.leased) throw new AppError("conflict", sentence("problems.transfers.beingAsked"));
    const { approvalAbove } = await lockTransferLimits(client, ctx.workspaceId);
    if (transfer.approval_above !== null || (await demandedNow(client, transfer, approvalAbove))) {
      await requireSecondPerson(client, ctx, askedBy(transfer));
    }
    const settled = await settleTransfer(client, transfer, {
      to: input.decision,
      from: ["unresolved", "sending"],
      detail: sentence(
        input.decision === "succeeded" ? "rules.transfer.foundArrived" : "rules.transfer.foundNotMoved",
        { name: ctx.actor.name },
      ),
      person: { name: ctx.actor.name, note: input.note },
    });
    if (!settled) throw new AppError("conflict");
    await recordAudit(tx, ctx, {
      action: "transfer.resolved",
      entity: "transfer",
      entityId: input.id,
      before: { status: transfer.status },
      after: { status: input.decision, note: input.note, credits: Number(transfer.credits) },
    });
    return transfer.gateway_account_id;
  });
  await checkBalance(accountId, "person");
}

/**
 * Whether it would need a second person if it were asked for now: the higher of the two demands
 * counts.
 */
async function demandedNow(
  client: SqlRunner,
  transfer: OwnTransferRow,
  limit: number | null,
): Promise<boolean> {
  const { id, workspace_id, customer_id, credits } = transfer;
  const { byIds, actorId } = askedBy(transfer);
  const asked = { id, customerId: customer_id, credits: Number(credits), byIds, actorId };
  return (await findApprovalDemand(client, workspace_id, limit, asked)) !== null;
}
