import {
  type WorkspaceSettings,
  workspaceSettingsSchema,
} from "@/lib/workspace-settings/workspace-settings.input";

interface WorkspaceReader {
  workspace: {
    findUnique(args: {
      where: { id: string };
      select: { settings: true };
    }): Promise<{ settings: unknown } | null>;
  };
}

/**
 * What the workspace decided, with defaults for the rest. `tx` is the transaction of `inWorkspace`.
 */
export async function getWorkspaceSettings(
  tx: WorkspaceReader,
  workspaceId: string,
): Promise<WorkspaceSettings> {
  const row = await tx.workspace.findUnique({ where: { id: workspaceId }, select: { settings: true } });
  return workspaceSettingsSchema.parse(row?.settings ?? {});
}
