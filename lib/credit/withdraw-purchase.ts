import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Takes back a noted purchase that has not arrived: it was a mistake, or was explained otherwise.
 */
export function withdrawPurchase(ctx: WorkspaceContext, input: { id: string }): Promise<void> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { rows } = await asSqlRunner(tx).query<{ gateway_account_id: string; credits: number }>(
      `UPDATE credit_explanation SET withdrawn_at = now()
       WHERE id = $1::uuid AND workspace_id = $2::uuid AND kind = 'purchase' AND journal IS NULL
         AND withdrawn_at IS NULL
       RETURNING gateway_account_id, credits`,
      [input.id, ctx.workspaceId],
    );
    const purchase = rows[0];
    if (!purchase) throw new AppError("not_found");
    await recordAudit(tx, ctx, {
      action: "credit.purchaseWithdrawn",
      entity: "gatewayAccount",
      entityId: purchase.gateway_account_id,
      before: { credits: Number(purchase.credits) },
    });
  });
}
