import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { CreateListInput } from "@/lib/lists/list.input";
import { type ListView, listView } from "@/lib/lists/list.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

export const NAME_TAKEN = sentence("problems.lists.nameTaken");

export async function createList(ctx: WorkspaceContext, input: CreateListInput): Promise<ListView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    // One statement and its count, not read-then-write: two people may press at once.
    const { count } = await tx.list.createMany({
      data: { workspaceId: ctx.workspaceId, name: input.name, description: input.description },
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError("conflict", NAME_TAKEN, { name: NAME_TAKEN });
    const row = await tx.list.findFirstOrThrow({ where: { workspaceId: ctx.workspaceId, name: input.name } });
    await recordAudit(tx, ctx, {
      action: "list.created",
      entity: "list",
      entityId: row.id,
      after: { name: row.name },
    });
    return listView(row);
  });
}
