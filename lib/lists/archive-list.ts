import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { lockLists } from "@/lib/contacts/lock-lists";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { ListIdInput } from "@/lib/lists/list.input";
import { type ListView, listView } from "@/lib/lists/list.view";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Takes a list out of sight. Its people and its history stay, and it can come back. */
export function archiveList(ctx: WorkspaceContext, input: ListIdInput): Promise<ListView> {
  return setArchived(ctx, input.listId, new Date());
}

/** Undo of `archiveList`. */
export function restoreList(ctx: WorkspaceContext, input: ListIdInput): Promise<ListView> {
  return setArchived(ctx, input.listId, null);
}

async function setArchived(ctx: WorkspaceContext, id: string, archivedAt: Date | null): Promise<ListView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id, workspaceId: ctx.workspaceId };
    // An import that begins at this moment is seen, or sees that the list is archived.
    await lockLists(asSqlRunner(tx), ctx.workspaceId, [id], "alone");
    const running = archivedAt
      ? await tx.contactImport.count({
          where: { workspaceId: ctx.workspaceId, listId: id, status: "running" },
        })
      : 0;
    if (running > 0) throw new AppError("conflict", sentence("problems.lists.importRuns"));
    await tx.list.updateMany({
      where: { ...where, archivedAt: archivedAt ? null : { not: null } },
      data: { archivedAt },
    });
    const row = await tx.list.findFirst({ where });
    if (!row) throw new AppError("not_found");
    await recordAudit(tx, ctx, {
      action: archivedAt ? "list.archived" : "list.restored",
      entity: "list",
      entityId: id,
    });
    return listView(row);
  });
}
