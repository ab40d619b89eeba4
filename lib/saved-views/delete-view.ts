import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { ViewIdInput } from "@/lib/saved-views/saved-view.input";

/** Whose it is removes a view; of a shared one, an admin does too. */
export async function deleteView(ctx: WorkspaceContext, { id }: ViewIdInput): Promise<{ deleted: true }> {
  const { workspaceId, actor } = ctx;
  const others = may(actor.role, "settings.edit") ? [{ shared: true }] : [];
  return inWorkspace(workspaceId, async (tx) => {
    const where = { workspaceId, id, OR: [{ memberId: actor.id }, ...others] };
    const before = await tx.savedView.findFirst({ where });
    if (before === null) throw new AppError("not_found");
    await tx.savedView.deleteMany({ where });
    await recordAudit(tx, ctx, {
      action: "savedView.deleted",
      entity: "savedView",
      entityId: id,
      before: { name: before.name, place: before.place },
    });
    return { deleted: true };
  });
}
