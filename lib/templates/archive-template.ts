import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { requireStoredTemplate } from "@/lib/templates/require-stored-template";
import type { TemplateIdInput } from "@/lib/templates/template.input";

/**
 * Takes a template out of the lists. Its name is free again; campaigns keep the version they used.
 */
export async function archiveTemplate(
  ctx: WorkspaceContext,
  { id }: TemplateIdInput,
): Promise<{ archived: true }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await requireStoredTemplate(tx, ctx, id);
    const at = new Date();
    await tx.template.updateMany({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
      data: { archivedAt: at, name: `${before.name.slice(0, 100)} (${at.getTime()})` },
    });
    await recordAudit(tx, ctx, {
      action: "template.archived",
      entity: "template",
      entityId: id,
      before: { name: before.name },
    });
    return { archived: true };
  });
}
