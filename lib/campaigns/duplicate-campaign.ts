import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignIdInput } from "@/lib/campaigns/campaign.input";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { carriedOver } from "@/lib/campaigns/carried-over";
import { insertDraft } from "@/lib/campaigns/create-draft";
import { AppError } from "@/lib/core/app-error";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * A new draft with the same message, audience and pace; the time is left out, for it is in the
 * past. An archived list is copied too: that it stops the launch is said, its people are not left
 * out unsaid.
 */
export async function duplicateCampaign(
  ctx: WorkspaceContext,
  { id }: CampaignIdInput,
): Promise<CampaignView> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const source = await tx.campaign.findFirst({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
    });
    if (source === null) throw new AppError("not_found");
    return insertDraft(tx, ctx, {
      ...carriedOver(source),
      name: `${source.name.slice(0, 190)} (copy)`,
      audience: source.audience as Prisma.InputJsonValue,
    });
  });
}
