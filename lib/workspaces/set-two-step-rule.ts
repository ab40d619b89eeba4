import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";
import type { setTwoStepRuleInput } from "@/lib/workspaces/workspace.input";

/**
 * An owner decides whether owners, admins and resellers need two-step sign-in; null leaves it to
 * whether a real gateway is connected.
 */
export async function setTwoStepRule(
  ctx: WorkspaceContext,
  { requireTwoStep }: z.output<typeof setTwoStepRuleInput>,
): Promise<void> {
  if (ctx.actor.role !== "owner")
    throw new AppError("forbidden", sentence("problems.workspaces.ownerDecides"));
  await inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id: ctx.workspaceId };
    // Locked, so that a form saved at the same moment does not put the old choice back.
    await tx.$queryRaw`SELECT 1 FROM workspace WHERE id = ${ctx.workspaceId}::uuid FOR UPDATE`;
    const { settings } = await tx.workspace.findUniqueOrThrow({ where });
    const { requireTwoStep: before, ...kept } = settings as Record<string, unknown>;
    await tx.workspace.update({
      where,
      data: { settings: { ...kept, ...(requireTwoStep === null ? {} : { requireTwoStep }) } as object },
    });
    await recordAudit(tx, ctx, {
      action: "workspace.twoStepRuleChanged",
      entity: "workspace",
      entityId: ctx.workspaceId,
      before: { requireTwoStep: workspaceSettingsSchema.parse({ requireTwoStep: before }).requireTwoStep },
      after: { requireTwoStep },
    });
  });
}
