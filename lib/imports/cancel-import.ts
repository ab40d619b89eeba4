import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { ImportIdInput } from "@/lib/imports/import.input";
import { isCancelable } from "@/lib/imports/import.rules";
import { type ImportView, importView } from "@/lib/imports/import.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/**
 * Stops an import. What whole batches have stored stays in the list; the batch that is being stored
 * now is taken back.
 */
export async function cancelImport(ctx: WorkspaceContext, input: ImportIdInput): Promise<ImportView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: input.importId, workspaceId: ctx.workspaceId };
    const { count } = await tx.contactImport.updateMany({
      where: { ...where, status: { in: ["uploading", "ready", "running"] } },
      data: { status: "canceled", finishedAt: new Date(), owner: null, leaseUntil: null, task: null },
    });
    const row = await tx.contactImport.findFirst({ where });
    if (!row) throw new AppError("not_found");
    if (count === 0) {
      if (row.status === "canceled" || isCancelable(row.status)) return importView(row);
      throw new AppError("conflict", sentence("problems.imports.ended"));
    }
    await tx.importChunk.deleteMany({ where: { importId: row.id, workspaceId: ctx.workspaceId } });
    await recordAudit(tx, ctx, {
      action: "import.canceled",
      entity: "import",
      entityId: row.id,
      after: { rows: row.rows },
    });
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "import", id: row.id });
    return importView(row);
  });
}
