import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignIdInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { takeBackRepeating } from "@/lib/campaigns/end-repeating";
import { moveCampaign } from "@/lib/campaigns/move-campaign";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";

/** A yes is used up by the launch that it let through. */
const WITHDRAWN = `CASE WHEN approval ->> 'state' = 'approved'
  THEN approval || '{"state": "withdrawn"}' ELSE approval END`;

/**
 * Takes a launch back before the first call to the gateway: the campaign is a draft again and its
 * recipients are gone. Whoever of this and the worker's start moves the row first wins; the other
 * finds it moved. A time that a person chose (it has a zone) is kept.
 */
export async function undoLaunch(ctx: WorkspaceContext, { id }: CampaignIdInput): Promise<CampaignView> {
  await sql.transaction(async (client) => {
    const moved = await moveCampaign(
      client,
      ctx,
      id,
      "undo",
      `launched_at = NULL, launched_by_name = NULL, recipients = 0, credits = 0, removed = '{}', asks_again = false,
       version = version + 1, approval = ${WITHDRAWN},
       scheduled_at = CASE WHEN time_zone IS NULL THEN NULL ELSE scheduled_at END`,
    ).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "unprocessable") {
        throw new AppError(
          "unprocessable",
          sentence("problems.campaigns.tooLateToUndo"),
          undefined,
          error.detail,
        );
      }
      throw error;
    });
    if (!moved) return;
    await client.query("DELETE FROM message WHERE campaign_id = $1", [id]);
    await client.query("DELETE FROM campaign_split WHERE campaign_id = $1", [id]);
    await takeBackRepeating(client, id);
  });
  return requireCampaign(ctx, id);
}
