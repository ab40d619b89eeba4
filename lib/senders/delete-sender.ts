import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { SenderIdInput } from "@/lib/senders/sender.input";

/** Takes a sender out of the list. Campaigns that name it keep it. */
export async function deleteSender(ctx: WorkspaceContext, { id }: SenderIdInput): Promise<{ deleted: true }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await tx.sender.findFirst({ where: { id, workspaceId: ctx.workspaceId } });
    if (before === null) throw new AppError("not_found");
    await tx.sender.deleteMany({ where: { id, workspaceId: ctx.workspaceId } });
    await recordAudit(tx, ctx, {
      action: "sender.deleted",
      entity: "sender",
      entityId: id,
      before: { value: before.value },
    });
    return { deleted: true };
  });
}
