import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { NAME_TAKEN } from "@/lib/lists/create-list";
import type { RenameListInput } from "@/lib/lists/list.input";
import { type ListView, listView } from "@/lib/lists/list.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

export async function renameList(ctx: WorkspaceContext, input: RenameListInput): Promise<ListView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: input.listId, workspaceId: ctx.workspaceId };
    const before = await tx.list.findFirst({ where });
    if (!before) throw new AppError("not_found");
    const taken = await tx.list.findFirst({
      where: { workspaceId: ctx.workspaceId, name: input.name, id: { not: input.listId } },
    });
    if (taken) throw new AppError("conflict", NAME_TAKEN, { name: NAME_TAKEN });
    const data = {
      name: input.name,
      ...(input.description === undefined ? {} : { description: input.description }),
    };
    const row = await tx.list
      .update({ where: { id: before.id, workspaceId: ctx.workspaceId }, data })
      .catch((error: { code?: string }) => {
        throw error.code === "P2002" ? new AppError("conflict", NAME_TAKEN, { name: NAME_TAKEN }) : error;
      });
    await recordAudit(tx, ctx, {
      action: "list.renamed",
      entity: "list",
      entityId: row.id,
      before: { name: before.name },
      after: { name: row.name },
    });
    return listView(row);
  });
}
