import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignIdInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { moveCampaign } from "@/lib/campaigns/move-campaign";
import { AppError } from "@/lib/core/app-error";
import { reasonSentence } from "@/lib/core/reason-sentence";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { notHeld } from "@/lib/restore-hold/not-held";

/**
 * Goes on at the exact recipient, or waits for its time if that is still to come. Refused while the
 * gateway account itself is paused.
 */
export async function resumeCampaign(ctx: WorkspaceContext, { id }: CampaignIdInput): Promise<CampaignView> {
  const campaign = await requireCampaign(ctx, id);
  await sql.transaction(async (client) => {
    const held = await client.query(`SELECT FROM workspace WHERE id = $1 AND NOT (${notHeld("id")})`, [
      ctx.workspaceId,
    ]);
    if (held.rowCount) throw new AppError("unprocessable", sentence("problems.restore.held"));
    const account = await client.query<{ paused_reason: string | null }>(
      `SELECT paused_reason
       FROM gateway_account
       WHERE id = $1 AND workspace_id = $2 AND status = 'paused'
       FOR SHARE`,
      [campaign.gatewayAccountId, ctx.workspaceId],
    );
    if (account.rows[0] && campaign.status === "paused") {
      const reason = account.rows[0].paused_reason ?? "person";
      throw new AppError("unprocessable", reasonSentence("resume", reason), undefined, { reason });
    }
    const waiting = await client.query(
      `SELECT FROM campaign
       WHERE id = $1 AND workspace_id = $2 AND started_at IS NULL AND scheduled_at > now()
       FOR UPDATE`,
      [id, ctx.workspaceId],
    );
    if (waiting.rowCount) await moveCampaign(client, ctx, id, "wait", "paused_reason = NULL");
    else
      await moveCampaign(
        client,
        ctx,
        id,
        "resume",
        "paused_reason = NULL, started_at = coalesce(started_at, now())",
      );
  });
  return requireCampaign(ctx, id);
}
