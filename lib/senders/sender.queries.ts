import type { WorkspaceContext } from "@/lib/access/context";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { SenderView } from "@/lib/senders/sender.view";

const MOST = 500;

/** All senders by name; a workspace has a handful. */
export async function listSenders(ctx: WorkspaceContext): Promise<SenderView[]> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const rows = await tx.sender.findMany({
      where: { workspaceId: ctx.workspaceId },
      orderBy: { value: "asc" },
      take: MOST,
    });
    return rows.map((row) => ({
      id: row.id,
      value: row.value,
      note: row.note,
      createdAt: row.createdAt.toISOString(),
    }));
  });
}
