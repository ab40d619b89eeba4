import { recordAudit } from "@/lib/audit/record-audit";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { WorkspaceContext } from "@/lib/workspaces/context";
import { type SaveWorkspaceInput, workspaceSettingsSchema } from "@/lib/workspaces/workspace-settings.input";

/** Changes what the workspace decides for itself. Settings of other releases that this form does not know stay. */
export async function saveWorkspace(ctx: WorkspaceContext, input: SaveWorkspaceInput): Promise<void> {
  const { name, defaultCountry, timeZone, ...settings } = input;
  await inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: ctx.workspaceId };
    const before = await tx.workspace.findUniqueOrThrow({ where });
    const kept = typeof before.settings === "object" && before.settings !== null && !Array.isArray(before.settings) ? before.settings : {};
    await tx.workspace.update({ where, data: { name, defaultCountry, timeZone, settings: { ...kept, ...settings } } });
    await recordAudit(tx, ctx, {
      action: "workspace.changed",
      entity: "workspace",
      entityId: ctx.workspaceId,
      before: {
        name: before.name,
        defaultCountry: before.defaultCountry,
        timeZone: before.timeZone,
        ...workspaceSettingsSchema.parse(kept),
      },
      after: input,
    });
  });
}
