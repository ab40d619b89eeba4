import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignIdInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { pauseBeside } from "@/lib/campaigns/move-beside";
import { moveCampaign } from "@/lib/campaigns/move-campaign";
import { sql } from "@/lib/platform/db/sql";

/** Nothing more is claimed; what is on its way finishes and is shown (S21). */
export async function pauseCampaign(ctx: WorkspaceContext, { id }: CampaignIdInput): Promise<CampaignView> {
  await sql.transaction(async (client) => {
    const moved = await moveCampaign(
      client,
      ctx,
      id,
      "pause",
      "paused_reason = 'person', paused_at = now(), paused_by_name = $3",
      [ctx.actor.name],
    );
    if (moved) await pauseBeside(client, id, ctx.actor.name);
  });
  return requireCampaign(ctx, id);
}
