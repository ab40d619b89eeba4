import type { WorkspaceContext } from "@/lib/access/context";
import { endIfChanged } from "@/lib/approvals/end-asking";
import { recordAudit } from "@/lib/audit/record-audit";
import type { UpdateDraftInput } from "@/lib/campaigns/campaign.input";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignView } from "@/lib/campaigns/campaign-row";
import { readDraft } from "@/lib/campaigns/read-draft";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * Autosave: one guarded statement. A version that another tab has passed, or a campaign that has
 * left, is refused with a sentence.
 */
export async function updateDraft(ctx: WorkspaceContext, input: UpdateDraftInput): Promise<CampaignView> {
  const { id, version, patch } = input;
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const columns = await readDraft(tx, ctx.workspaceId, patch);
    const moved = await tx.campaign.updateMany({
      where: { id, workspaceId: ctx.workspaceId, status: "draft", archivedAt: null, version },
      data: { ...columns, version: { increment: 1 }, updatedAt: new Date() },
    });
    if (moved.count > 0) await endIfChanged(asSqlRunner(tx), ctx.workspaceId, id);
    const row = await tx.campaign.findFirst({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
    });
    if (row === null) throw new AppError("not_found");
    if (moved.count === 0) {
      const launched = row.status !== "draft";
      throw new AppError(
        "conflict",
        launched
          ? sentence("problems.campaigns.launchedMeanwhile")
          : sentence("problems.campaigns.draftChanged"),
        undefined,
        { version: row.version, status: row.status },
      );
    }
    await recordAudit(tx, ctx, {
      action: "campaign.edited",
      entity: "campaign",
      entityId: id,
      after: { changed: Object.keys(patch) },
    });
    return campaignView(row);
  });
}
