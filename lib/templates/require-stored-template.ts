import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { readTemplate } from "@/lib/templates/template.queries";
import type { TemplateHistoryView } from "@/lib/templates/template.view";

/** In an open transaction; an archived one is not there. */
export async function requireStoredTemplate(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  id: string,
): Promise<TemplateHistoryView> {
  const template = await readTemplate(tx, ctx.workspaceId, id);
  if (template === null) throw new AppError("not_found");
  return template;
}
