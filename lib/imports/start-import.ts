import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { isCountry } from "@/lib/core/phone-number";
import { sentence } from "@/lib/core/sentence";
import type { StartImportInput } from "@/lib/imports/import.input";
import { type ImportView, importView } from "@/lib/imports/import.view";
import { refuseArchivedList } from "@/lib/imports/refuse-archived-list";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/** Hands a file that waits, with its mapping, to the workers. Pressing twice starts it once. */
export async function startImport(ctx: WorkspaceContext, input: StartImportInput): Promise<ImportView> {
  if (!isCountry(input.country))
    throw new AppError("invalid", undefined, { country: sentence("problems.imports.country") });
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: input.importId, workspaceId: ctx.workspaceId };
    const waiting = await tx.contactImport.findFirst({ where: { ...where, status: "ready" } });
    if (waiting) await refuseArchivedList(asSqlRunner(tx), ctx.workspaceId, waiting.listId);
    const { count } = await tx.contactImport.updateMany({
      where: { ...where, status: "ready" },
      data: {
        status: "running",
        mapping: input.mapping,
        country: input.country,
        task: null,
        owner: null,
        leaseUntil: null,
      },
    });
    const row = await tx.contactImport.findFirst({ where });
    if (!row) throw new AppError("not_found");
    if (count === 1) {
      await recordAudit(tx, ctx, {
        action: "import.started",
        entity: "import",
        entityId: row.id,
        after: { listId: row.listId, country: row.country, mapping: input.mapping },
      });
      await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "import", id: row.id });
    } else if (row.status === "canceled")
      throw new AppError("conflict", sentence("problems.imports.cancelled"));
    return importView(row);
  });
}
