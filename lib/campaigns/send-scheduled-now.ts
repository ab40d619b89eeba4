import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignIdInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { UNDO_SECONDS } from "@/lib/campaigns/campaign.rules";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { moveCampaign } from "@/lib/campaigns/move-campaign";
import { sql } from "@/lib/platform/db/sql";

/**
 * Sends a scheduled campaign at once, with the ten seconds to undo of any other launch. From then
 * on it is this person who has launched it, and no chosen time is left to go back to.
 */
export async function sendScheduledNow(
  ctx: WorkspaceContext,
  { id }: CampaignIdInput,
): Promise<CampaignView> {
  await sql.transaction((client) =>
    moveCampaign(
      client,
      ctx,
      id,
      "sendNow",
      `scheduled_at = least(scheduled_at, now() + make_interval(secs => $3)), time_zone = NULL,
       launched_at = now(), launched_by_name = $4`,
      [UNDO_SECONDS, ctx.actor.name],
    ),
  );
  return requireCampaign(ctx, id);
}
