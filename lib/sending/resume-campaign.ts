import type { WorkspaceContext } from "@/lib/access/context";
import type { CampaignIdInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { resumeBeside } from "@/lib/campaigns/move-beside";
import { moveCampaign } from "@/lib/campaigns/move-campaign";
import { AppError } from "@/lib/core/app-error";
import { notHeld } from "@/lib/core/not-held";
import { reasonSentence } from "@/lib/core/reason-sentence";
import { sentence } from "@/lib/core/sentence";
import { resumeGatewayAccount } from "@/lib/gateway-accounts/resume-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import { forgiveCare } from "@/lib/sending/forgive-care";

/**
 * Goes on at the exact recipient, or waits for its time if that is still to come, or for its
 * segments to be asked. An account that
 * is paused for want of credit is asked first and goes on too; refused while it cannot.
 */
export async function resumeCampaign(ctx: WorkspaceContext, { id }: CampaignIdInput): Promise<CampaignView> {
  const campaign = await requireCampaign(ctx, id);
  if (campaign.status === "paused") await resumePaidAccount(ctx, campaign.gatewayAccountId);
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
       WHERE id = $1 AND workspace_id = $2 AND (asks_again OR (started_at IS NULL AND scheduled_at > now()))
       FOR UPDATE`,
      [id, ctx.workspaceId],
    );
    if (waiting.rowCount) await moveCampaign(client, ctx, id, "wait", "paused_reason = NULL");
    else {
      await forgiveCare(client, id);
      await moveCampaign(
        client,
        ctx,
        id,
        "resume",
        "paused_reason = NULL, started_at = coalesce(started_at, now())",
      );
      await resumeBeside(client, id);
    }
  });
  return requireCampaign(ctx, id);
}

/** One press is enough once credit was bought: whoever may resume a campaign may resume that. */
async function resumePaidAccount(ctx: WorkspaceContext, accountId: string | null): Promise<void> {
  const account = await sql.first<{ id: string }>(
    `SELECT id FROM gateway_account
     WHERE id = $1 AND workspace_id = $2 AND status = 'paused' AND paused_reason = 'credits'`,
    [accountId, ctx.workspaceId],
  );
  if (account !== null) await resumeGatewayAccount(ctx, account);
}
