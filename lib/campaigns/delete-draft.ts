import type { WorkspaceContext } from "@/lib/access/context";
import { forgetAsking } from "@/lib/approvals/end-asking";
import { recordAudit } from "@/lib/audit/record-audit";
import type { CampaignIdInput } from "@/lib/campaigns/campaign.input";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/** Takes a draft away. What has been launched stays on record. */
export async function deleteDraft(
  ctx: WorkspaceContext,
  { id }: CampaignIdInput,
): Promise<{ deleted: true }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const where = { id, workspaceId: ctx.workspaceId, archivedAt: null };
    const moved = await tx.campaign.updateMany({
      where: { ...where, status: "draft" },
      data: { archivedAt: new Date() },
    });
    if (moved.count === 0) {
      if ((await tx.campaign.findFirst({ where, select: { id: true } })) === null)
        throw new AppError("not_found");
      throw new AppError("unprocessable", sentence("problems.campaigns.launchedStays"));
    }
    await forgetAsking(asSqlRunner(tx), ctx.workspaceId, id);
    await recordAudit(tx, ctx, { action: "campaign.deleted", entity: "campaign", entityId: id });
    await notify(asSqlRunner(tx), { workspaceId: ctx.workspaceId, topic: "campaign", id });
    return { deleted: true };
  });
}
