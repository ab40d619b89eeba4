import type { WorkspaceContext } from "@/lib/access/context";
import { audienceFields } from "@/lib/audiences/audience-fields";
import {
  AUDIENCE_SQL,
  audienceLosses,
  audienceValues,
  NOT_SUPPRESSED_SQL,
} from "@/lib/audiences/audience-sql";
import { recordAudit } from "@/lib/audit/record-audit";
import type { LaunchInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { templateOf } from "@/lib/campaigns/content.rules";
import { refuseBannedTexts, refuseProblems, requireAgreement } from "@/lib/campaigns/launch-refusals";
import { planRecipients, type RecipientPlan } from "@/lib/campaigns/plan-recipients";
import { runningImports } from "@/lib/campaigns/running-imports";
import { takeDraft } from "@/lib/campaigns/take-draft";
import { unusableLists } from "@/lib/campaigns/unusable-lists";
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
  const settings = workspaceSettingsSchema.parse(campaign.settings);
  const importing = () => runningImports(campaign.workspace_id, campaign.audience.lists, client);
  const unusable = await unusableLists(campaign.workspace_id, campaign.audience.lists, client);
  refuseProblems(campaign, settings, { malaysian: false, importing: await importing(), unusable });
  const plan = await planRecipients(campaign, client);
  const fields = await audienceFields(templateOf(campaign.message) ?? "", plan.audience, client);
  refuseProblems(campaign, settings, { malaysian: false, fields });
  const recipients = await insertRecipients(client, campaign.id, plan);
  const credits = await countCredits(client, campaign.id, plan, recipients);
  const malaysian = await hasMalaysian(client, campaign.id);
  // Once more, for an import that began while the recipients were written.
  refuseProblems(campaign, settings, { malaysian, fields, importing: await importing() });
  if (malaysian && settings.malaysiaPolicy === "refuse")
    await refuseBannedTexts(client, campaign.id, plan, settings);
  if (recipients === 0) throw new AppError("unprocessable", sentence("problems.campaigns.nobody"));
  requireAgreement(ctx, input, recipients, settings);
  const losses = await audienceLosses(plan.audience, client);
  const duplicates =
    Math.max(0, losses.named + plan.audience.phones.length - recipients - losses.suppressed) + plan.repeated;
  const removed = { duplicates, suppressed: losses.suppressed, invalid: plan.invalid.length };
  await client.query("UPDATE campaign SET recipients = $2, credits = $3, removed = $4 WHERE id = $1", [
    campaign.id,
    recipients,
    credits,
    removed,
  ]);
  await recordAudit(client, ctx, {
    action: "campaign.launched",
    entity: "campaign",
    entityId: campaign.id,
    after: { name: campaign.name, recipients, credits, removed },
  });
  await notify(client, { workspaceId: ctx.workspaceId, topic: "campaign", id: campaign.id });
}

/**
 * One statement writes every recipient; text is kept only where it differs. In order of phone, so
 * that the unique index grows at its end.
 */
async function insertRecipients(client: SqlClient, campaignId: string, plan: RecipientPlan): Promise<number> {
  const { expression, values } = plan.rendered;
  const audience = audienceValues(plan.audience);
  await client.query("SET LOCAL work_mem = '64MB'");
  const inserted =
    expression === null
      ? await client.query(
          `INSERT INTO message (campaign_id, workspace_id, phone, contact_id, parts)
           SELECT $4::uuid, $1::uuid, a.phone, a.contact_id, $5::smallint
           FROM (${AUDIENCE_SQL}) AS a
           WHERE ${NOT_SUPPRESSED_SQL}
           ORDER BY a.phone`,
          [...audience, campaignId, plan.same.parts],
        )
      : await client.query(
          `INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts)
           SELECT $4::uuid, $1::uuid, r.phone, r.contact_id, r.text, canang_parts(r.text, r.gsm7) FROM (
             SELECT t.*, canang_is_gsm7(t.text) AS gsm7 FROM (
               SELECT a.phone, a.contact_id, ${expression} AS text FROM (
                 SELECT a.*
                 FROM (${AUDIENCE_SQL}) AS a
                 WHERE ${NOT_SUPPRESSED_SQL} AND $5::text IS NULL
                 ORDER BY a.phone OFFSET 0
               ) AS a OFFSET 0
             ) AS t OFFSET 0
           ) AS r`,
          [...audience, campaignId, null, ...values],
        );
  return inserted.rowCount ?? 0;
}

async function countCredits(
  client: SqlClient,
  campaignId: string,
  plan: RecipientPlan,
  recipients: number,
): Promise<number> {
  if (plan.rendered.expression === null) return recipients * plan.same.parts;
  const counted = await client.query<{ credits: number }>(
    "SELECT coalesce(sum(parts), 0)::bigint AS credits FROM message WHERE campaign_id = $1",
    [campaignId],
  );
  return Number(counted.rows[0]?.credits ?? 0);
}

async function hasMalaysian(client: SqlClient, campaignId: string): Promise<boolean> {
  const found = await client.query(
    "SELECT FROM message WHERE campaign_id = $1 AND phone >= '60' AND phone <= '60999999999999999' LIMIT 1",
    [campaignId],
  );
  return (found.rowCount ?? 0) > 0;
}
