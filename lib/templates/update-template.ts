import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { addVersion } from "@/lib/templates/add-version";
import { nameTaken, requireFreeName } from "@/lib/templates/free-template-name";
import { requireStoredTemplate } from "@/lib/templates/require-stored-template";
import type { UpdateTemplateInput } from "@/lib/templates/template.input";
import type { TemplateHistoryView } from "@/lib/templates/template.view";

/** Another name, or another text as the next version; what campaigns used stays as it was. */
export async function updateTemplate(
  ctx: WorkspaceContext,
  input: UpdateTemplateInput,
): Promise<TemplateHistoryView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await requireStoredTemplate(tx, ctx, input.id);
    if (input.name !== undefined && input.name !== before.name) await requireFreeName(tx, ctx, input.name);
    const changed =
      input.message !== undefined && JSON.stringify(input.message) !== JSON.stringify(before.message);
    const moved = await tx.template
      .updateMany({
        where: { id: input.id, workspaceId: ctx.workspaceId, archivedAt: null, version: input.version },
        data: {
          updatedAt: new Date(),
          ...(input.name === undefined ? {} : { name: input.name }),
          ...(changed ? { version: { increment: 1 } } : {}),
        },
      })
      .catch(nameTaken);
    if (moved.count === 0) throw new AppError("conflict", sentence("problems.templates.newerVersion"));
    if (changed && input.message) await addVersion(tx, ctx, input.id, input.version + 1, input.message);
    await recordAudit(tx, ctx, {
      action: "template.edited",
      entity: "template",
      entityId: input.id,
      before: { name: before.name, version: before.version },
      after: { name: input.name ?? before.name, version: changed ? input.version + 1 : input.version },
    });
    return requireStoredTemplate(tx, ctx, input.id);
  });
}
