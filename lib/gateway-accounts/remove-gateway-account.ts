import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Puts an account away: its history stays, its password and callback URLs do not. Refused while
 * anything still moves through it.
 */
export function removeGatewayAccount(ctx: WorkspaceContext, input: { id: string }): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { workspaceId: ctx.workspaceId, gatewayAccountId: input.id };
    const campaigns = await tx.campaign.count({
      where: {
        workspaceId: ctx.workspaceId,
        status: { in: ["scheduled", "sending", "paused"] },
        OR: [{ gatewayAccountId: input.id }, { fallback: { path: ["gatewayAccountId"], equals: input.id } }],
      },
    });
    const transfers = await tx.transfer.count({
      where: { ...where, status: { in: ["awaiting_approval", "pending", "sending", "unresolved"] } },
    });
    if (campaigns + transfers > 0)
      throw new AppError("unprocessable", sentence("problems.gatewayAccounts.inUse"));
    const { count } = await tx.gatewayAccount.updateMany({
      where: { id: input.id, workspaceId: ctx.workspaceId, archivedAt: null },
      data: { archivedAt: new Date(), isDefault: false, passwordCipher: "" },
    });
    if (count === 0) throw new AppError("not_found");
    await tx.callbackToken.updateMany({ where, data: { expiresAt: new Date() } });
    await recordAudit(tx, ctx, {
      action: "gatewayAccount.removed",
      entity: "gatewayAccount",
      entityId: input.id,
    });
  });
}
