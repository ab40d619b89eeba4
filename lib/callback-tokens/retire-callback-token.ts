import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Ends an older pair of callback URLs at once. Unless a person insists, only after the gateway has
 * called the new pair (D9): before that, retiring the old one would lose reports.
 */
export function retireCallbackToken(
  ctx: WorkspaceContext,
  input: { id: string; evenUnused?: boolean },
): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const token = await tx.callbackToken.findFirst({ where: { id: input.id, workspaceId: ctx.workspaceId } });
    if (!token) throw new AppError("not_found");
    if (token.retiredAt !== null) return;
    const current = await tx.callbackToken.findFirst({
      where: { gatewayAccountId: token.gatewayAccountId, expiresAt: null },
    });
    if (!current || current.id === token.id)
      throw new AppError("unprocessable", sentence("problems.callbacks.pairInUse"));
    const used = current.lastReportAt !== null || current.lastInboundAt !== null;
    if (!used && input.evenUnused !== true) {
      throw new AppError("unprocessable", sentence("problems.callbacks.newPairUnused"));
    }
    await tx.callbackToken.update({
      where: { id: token.id },
      data: { expiresAt: new Date(), retiredAt: new Date() },
    });
    await recordAudit(tx, ctx, {
      action: "callbackToken.retired",
      entity: "gatewayAccount",
      entityId: token.gatewayAccountId,
      after: { tokenId: token.id, newPairCalled: used },
    });
  });
}
