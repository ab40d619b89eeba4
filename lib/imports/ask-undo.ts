import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { ImportIdInput } from "@/lib/imports/import.input";
import { UNDO_HOURS } from "@/lib/imports/import.rules";
import { type ImportView, importView } from "@/lib/imports/import.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/** Hands an import that ended within the last day to the workers, to take it back. */
export async function askUndo(ctx: WorkspaceContext, input: ImportIdInput): Promise<ImportView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: input.importId, workspaceId: ctx.workspaceId };
    const { count } = await tx.contactImport.updateMany({
      where: {
        ...where,
        status: { in: ["finished", "failed", "canceled"] },
        startedAt: { not: null },
        task: null,
        undoneAt: null,
        finishedAt: { gt: new Date(Date.now() - UNDO_HOURS * 3_600_000) },
      },
      data: { task: "undo" },
    });
    const row = await tx.contactImport.findFirst({ where });
    if (!row) throw new AppError("not_found");
    if (count === 1) {
      await recordAudit(tx, ctx, {
        action: "import.undone",
        entity: "import",
        entityId: row.id,
        after: { listId: row.listId, accepted: row.accepted, updated: row.updated },
      });
      await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "import", id: row.id });
    } else if (row.task !== "undo" && row.undoneAt === null) {
      throw new AppError("conflict", sentence("problems.imports.undoTooLate"));
    }
    return importView(row);
  });
}
