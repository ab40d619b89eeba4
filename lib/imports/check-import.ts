import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { isCountry } from "@/lib/core/phone-number";
import { sentence } from "@/lib/core/sentence";
import type { StartImportInput } from "@/lib/imports/import.input";
import { type ImportView, importView } from "@/lib/imports/import.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/** Asks the workers what would become of a waiting file with this mapping. Nobody is stored. */
export async function checkImport(ctx: WorkspaceContext, input: StartImportInput): Promise<ImportView> {
  if (!isCountry(input.country))
    throw new AppError("invalid", undefined, { country: sentence("problems.imports.country") });
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: input.importId, workspaceId: ctx.workspaceId };
    await tx.$executeRaw`UPDATE contact_import
      SET mapping = ${JSON.stringify(input.mapping)}::jsonb, country = ${input.country},
      task = 'check', dry_run = NULL, owner = NULL, lease_until = NULL
      WHERE id = ${input.importId}::uuid AND workspace_id = ${ctx.workspaceId}::uuid AND status = 'ready'`;
    const row = await tx.contactImport.findFirst({ where });
    if (!row) throw new AppError("not_found");
    if (row.status !== "ready") throw new AppError("conflict", sentence("problems.imports.begun"));
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "import", id: row.id });
    return importView(row);
  });
}
