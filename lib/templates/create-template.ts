import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { addVersion } from "@/lib/templates/add-version";
import { nameTaken, requireFreeName } from "@/lib/templates/free-template-name";
import { requireStoredTemplate } from "@/lib/templates/require-stored-template";
import type { CreateTemplateInput } from "@/lib/templates/template.input";
import type { TemplateHistoryView } from "@/lib/templates/template.view";

/** A new template with its first version. */
export async function createTemplate(
  ctx: WorkspaceContext,
  input: CreateTemplateInput,
): Promise<TemplateHistoryView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    await requireFreeName(tx, ctx, input.name);
    const made = await tx.template
      .create({ data: { workspaceId: ctx.workspaceId, name: input.name } })
      .catch(nameTaken);
    await addVersion(tx, ctx, made.id, 1, input.message);
    await recordAudit(tx, ctx, {
      action: "template.created",
      entity: "template",
      entityId: made.id,
      after: { name: input.name },
    });
    return requireStoredTemplate(tx, ctx, made.id);
  });
}
