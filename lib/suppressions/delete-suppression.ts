import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { DeleteSuppressionInput } from "@/lib/suppressions/suppression.input";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Allows a phone to be texted again. The audit line keeps why it was not. */
export async function deleteSuppression(ctx: WorkspaceContext, input: DeleteSuppressionInput): Promise<{ deleted: true }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { workspaceId: ctx.workspaceId, phone: input.phone.replace(/\D/g, "") };
    const before = await tx.suppression.findFirst({ where });
    if (!before) throw new AppError("not_found");
    await tx.suppression.deleteMany({ where });
    await recordAudit(tx, ctx, {
      action: "suppression.deleted",
      entity: "suppression",
      entityId: where.phone,
      before: { reason: before.reason, source: before.source, note: before.note },
    });
    await tx.$executeRaw`SELECT canang_notify(${ctx.workspaceId}::uuid, 'contact', NULL)`;
    return { deleted: true };
  });
}
