import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { requireStoredTemplate } from "@/lib/templates/require-stored-template";
import type { RestoreTemplateInput } from "@/lib/templates/template.input";
import type { TemplateHistoryView } from "@/lib/templates/template.view";
import { updateTemplate } from "@/lib/templates/update-template";

/** An older text becomes the newest version; nothing in the history is rewritten. */
export async function restoreTemplate(
  ctx: WorkspaceContext,
  input: RestoreTemplateInput,
): Promise<TemplateHistoryView> {
  const template = await inWorkspace(ctx.workspaceId, (tx) => requireStoredTemplate(tx, ctx, input.id));
  const wanted = template.versions.find((version) => version.version === input.version);
  if (wanted === undefined) throw new AppError("not_found");
  return updateTemplate(ctx, { id: input.id, version: template.version, message: wanted.message });
}
