import type { WorkspaceContext } from "@/lib/access/context";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { getWorkspaceSettings } from "@/lib/workspace-settings/get-workspace-settings";
import type { WorkspaceSettings } from "@/lib/workspace-settings/workspace-settings.input";

/** What the workspace decided for itself. */
export async function readWorkspaceSettings(ctx: WorkspaceContext): Promise<WorkspaceSettings> {
  return inWorkspace(ctx.workspaceId, (tx) => getWorkspaceSettings(tx, ctx.workspaceId));
}
