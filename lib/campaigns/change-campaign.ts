import type { WorkspaceContext } from "@/lib/access/context";
import type { DraftPatch } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { readDraft } from "@/lib/campaigns/read-draft";
import { rescheduleCampaign } from "@/lib/campaigns/reschedule-campaign";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { updateDraft } from "@/lib/campaigns/update-draft";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * What a program changes in one call. A scheduled campaign of which only the time is named is moved
 * in place; any other change takes it back to a draft first.
 */
export async function changeCampaign(
  ctx: WorkspaceContext,
  id: string,
  patch: DraftPatch,
): Promise<CampaignView> {
  const { scheduledAt, timeZone, ...rest } = patch;
  const campaign = await requireCampaign(ctx, id);
  if (campaign.status === "scheduled" && Object.keys(rest).length === 0 && scheduledAt !== null) {
    const at = scheduledAt ?? campaign.scheduledAt;
    if (at !== null) return rescheduleCampaign(ctx, { id, scheduledAt: at, timeZone });
  }
  const again = inZone(patch, campaign);
  // Before it is taken back: a patch that is refused must not leave a scheduled campaign a draft.
  await inWorkspace(ctx.workspaceId, (tx) => readDraft(tx, ctx.workspaceId, again));
  const draft = campaign.status === "scheduled" ? await undoLaunch(ctx, { id }) : campaign;
  return updateDraft(ctx, { id, version: draft.version, patch: again });
}

/** A repeat is told in the zone that is named, else in that which it has. */
function inZone(patch: DraftPatch, { repeat, timeZone }: CampaignView): DraftPatch {
  const zone = patch.timeZone ?? timeZone;
  if (patch.repeat) return { ...patch, repeat: { ...patch.repeat, timeZone: patch.repeat.timeZone ?? zone } };
  if (patch.repeat === null || !repeat || !patch.timeZone) return patch;
  return { ...patch, repeat: { ...repeat, timeZone: patch.timeZone } };
}
