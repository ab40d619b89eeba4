import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignIdInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { cancelQueued } from "@/lib/campaigns/cancel-queued";
import { endUnbegun } from "@/lib/campaigns/end-repeating";
import { cancelBeside } from "@/lib/campaigns/move-beside";
import { moveCampaign } from "@/lib/campaigns/move-campaign";
import { sql } from "@/lib/platform/db/sql";

/** The request sweeps for so long; the worker does the rest. */
const SWEEP_MILLIS = 3_000;

/**
 * Stops for good: from this commit on nothing more is claimed, then what is queued is canceled.
 * What is on its way finishes and is shown (S21).
 */
export async function cancelCampaign(ctx: WorkspaceContext, { id }: CampaignIdInput): Promise<CampaignView> {
  const moved = await sql.transaction(async (client) => {
    const set = "paused_reason = NULL, finished_at = now()";
    const canceled = await moveCampaign(client, ctx, id, "cancel", set);
    if (canceled) await endUnbegun(client, id);
    return canceled && { beside: await cancelBeside(client, id) };
  });
  if (moved) await cancelQueued(id, SWEEP_MILLIS);
  if (moved) for (const each of moved.beside) await cancelQueued(each, SWEEP_MILLIS);
  return requireCampaign(ctx, id);
}
