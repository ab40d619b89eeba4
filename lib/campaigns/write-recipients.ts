import { listsBehind } from "@/lib/audiences/asked-audience";
import { audienceFields } from "@/lib/audiences/audience-fields";
import { audienceLosses } from "@/lib/audiences/audience-losses";
import { audienceValues, NOT_SUPPRESSED_SQL } from "@/lib/audiences/audience-sql";
import { audienceSql } from "@/lib/audiences/audience-statement";
import type { RemovedView } from "@/lib/campaigns/campaign.view";
import { templateOf } from "@/lib/campaigns/content.rules";
import { refuseBannedTexts, refuseProblems } from "@/lib/campaigns/launch-refusals";
import { planRecipients, type RecipientPlan } from "@/lib/campaigns/plan-recipients";
import { runningImports } from "@/lib/campaigns/running-imports";
import type { LaunchedRow } from "@/lib/campaigns/take-draft";
import { unusableParts } from "@/lib/campaigns/unusable-parts";
import type { SqlClient } from "@/lib/platform/db/sql";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

export interface WrittenRecipients {
  recipients: number;
  credits: number;
  removed: RemovedView;
}

/**
 * A row for each recipient of a campaign that has none, and what is to be said of them: at its
 * launch, and again at its start when it aims at segments. Refuses what must not be sent.
 */
export async function writeRecipients(client: SqlClient, campaign: LaunchedRow): Promise<WrittenRecipients> {
  const settings = workspaceSettingsSchema.parse(campaign.settings);
  const unusable = await unusableParts(campaign.workspace_id, campaign.audience, client);
  refuseProblems(campaign, settings, { malaysian: false, unusable });
  const plan = await planRecipients(campaign, client);
  const behind = listsBehind(campaign.audience, plan.audience.asked ?? null);
  const importing = () => runningImports(campaign.workspace_id, behind, client);
  refuseProblems(campaign, settings, { malaysian: false, importing: await importing() });
  const fields = await audienceFields(templateOf(campaign.message) ?? "", plan.audience, client);
  refuseProblems(campaign, settings, { malaysian: false, fields });
  const recipients = await insertRecipients(client, campaign.id, plan);
  const credits = await countCredits(client, campaign.id, plan, recipients);
  const malaysian = await hasMalaysian(client, campaign.id);
  // Once more, for an import that began while the recipients were written.
  refuseProblems(campaign, settings, { malaysian, fields, importing: await importing() });
  if (malaysian && settings.malaysiaPolicy === "refuse")
    await refuseBannedTexts(client, campaign.id, plan, settings);
  const losses = await audienceLosses(plan.audience, client);
  const merged = recipients + losses.suppressed + losses.leftOut;
  const duplicates = Math.max(0, losses.named + plan.audience.phones.length - merged) + plan.repeated;
  return {
    recipients,
    credits,
    removed: {
      duplicates,
      suppressed: losses.suppressed,
      invalid: plan.invalid.length,
      ...(losses.leftOut > 0 ? { leftOut: losses.leftOut } : {}),
    },
  };
}

/**
 * One statement writes every recipient; text is kept only where it differs. In order of phone, so
 * that the unique index grows at its end.
 */
async function insertRecipients(client: SqlClient, campaignId: string, plan: RecipientPlan): Promise<number> {
  const { expression, values } = plan.rendered;
  const audience = audienceValues(plan.audience);
  const asked = audienceSql(plan.audience, 6 + (expression === null ? 0 : values.length));
  await client.query("SET LOCAL work_mem = '64MB'");
  const inserted =
    expression === null
      ? await client.query(
          `INSERT INTO message (campaign_id, workspace_id, phone, contact_id, parts)
           SELECT $4::uuid, $1::uuid, a.phone, a.contact_id, $5::smallint
           FROM (${asked.text}) AS a
           WHERE ${NOT_SUPPRESSED_SQL}
           ORDER BY a.phone`,
          [...audience, campaignId, plan.same.parts, ...asked.values],
        )
      : await client.query(
          `INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts)
           SELECT $4::uuid, $1::uuid, r.phone, r.contact_id, r.text, canang_parts(r.text, r.gsm7) FROM (
             SELECT t.*, canang_is_gsm7(t.text) AS gsm7 FROM (
               SELECT a.phone, a.contact_id, ${expression} AS text FROM (
                 SELECT a.*
                 FROM (${asked.text}) AS a
                 WHERE ${NOT_SUPPRESSED_SQL} AND $5::text IS NULL
                 ORDER BY a.phone OFFSET 0
               ) AS a OFFSET 0
             ) AS t OFFSET 0
           ) AS r`,
          [...audience, campaignId, null, ...values, ...asked.values],
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
