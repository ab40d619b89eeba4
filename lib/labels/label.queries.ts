import type { WorkspaceContext } from "@/lib/access/context";
import type { LabelView } from "@/lib/labels/label.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** The workspace's labels by name. */
export async function listLabels(ctx: WorkspaceContext): Promise<LabelView[]> {
  return inWorkspace(
    ctx.workspaceId,
    (tx) =>
      tx.$queryRaw<LabelView[]>`SELECT id, name
        FROM inbox_label
        WHERE workspace_id = ${ctx.workspaceId}::uuid
        ORDER BY lower(name), id`,
  );
}
