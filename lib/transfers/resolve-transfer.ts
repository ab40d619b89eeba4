import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { settleTransfer } from "@/lib/transfers/settle-transfer";
import type { ResolveTransferInput } from "@/lib/transfers/transfer.input";
import { readTransferLimits } from "@/lib/transfers/transfer-limits";
import { requireTransferRow } from "@/lib/transfers/transfer-row";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/**
 * A person decides what became of a transfer that the gateway never told us about. From then on it is never asked about again.
 * Above the workspace's limit it is not the person who asked for it (RELIABILITY T9).
 */
export async function resolveTransfer(ctx: WorkspaceContext, input: ResolveTransferInput): Promise<void> {
  const accountId = await inWorkspace(ctx.workspaceId, async (tx) => {
    const client = asSqlRunner(tx);
    const transfer = await requireTransferRow(client, ctx.workspaceId, input.id);
    const waiting = transfer.status === "unresolved" || (transfer.status === "sending" && transfer.asked);
    if (!waiting) throw new AppError("unprocessable", "This transfer does not wait for a decision.");
    if (transfer.leased) throw new AppError("conflict", "The gateway is being asked about it at this moment. Try again in a minute.");
    const { approvalAbove } = await readTransferLimits(tx, ctx.workspaceId);
    if (approvalAbove !== null && Number(transfer.credits) > approvalAbove && transfer.created_by_id === ctx.actor.id) {
      throw new AppError("forbidden", "Someone other than the person who asked for it must decide a transfer of this size.");
    }
    const settled = await settleTransfer(client, transfer, {
      to: input.decision,
      from: ["unresolved", "sending"],
      detail:
        input.decision === "succeeded"
          ? `${ctx.actor.name} found that the credits arrived.`
          : `${ctx.actor.name} found that no credits moved.`,
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
