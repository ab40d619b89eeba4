import { listsBehind } from "@/lib/audiences/asked-audience";
import { audienceFields } from "@/lib/audiences/audience-fields";
import { audienceLosses } from "@/lib/audiences/audience-losses";
import type { Occasion } from "@/lib/audiences/occasion.view";
import type { RemovedView } from "@/lib/campaigns/campaign.view";
import { templateOf } from "@/lib/campaigns/content.rules";
import { knownTemplate } from "@/lib/campaigns/known-template";
import { fallbackCredits, refuseBannedFallback } from "@/lib/campaigns/launch-fallback";
import { noteLaunchProgress } from "@/lib/campaigns/launch-progress";
import { refuseBannedTexts, refuseProblems } from "@/lib/campaigns/launch-refusals";
import { planRecipients } from "@/lib/campaigns/plan-recipients";
import { runningImports } from "@/lib/campaigns/running-imports";
import { insertStaged, stageRecipients } from "@/lib/campaigns/stage-recipients";
import type { LaunchedRow } from "@/lib/campaigns/take-draft";
import { unusableParts } from "@/lib/campaigns/unusable-parts";
import { writeSplit } from "@/lib/campaigns/write-split";
import { fallbackAccount } from "@/lib/fallbacks/fallback-account";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { SqlClient } from "@/lib/platform/db/sql";
import {
  type WorkspaceSettings,
  workspaceSettingsSchema,
} from "@/lib/workspace-settings/workspace-settings.input";

export interface WrittenRecipients {
  recipients: number;
  credits: number;
  removed: RemovedView;
  /** If all got the dearest of several texts. */
  most: number;
  /** Of the SMS, if everybody got one instead, and the account through which they go. */
  fallback: { credits: number; accountId: string } | null;
}

/**
 * A row for each recipient of a campaign that has none, and what is to be said of them: at its
 * launch, and again at its start when it aims at segments. Refuses what must not be sent.
 */
export async function writeRecipients(client: SqlClient, campaign: LaunchedRow): Promise<WrittenRecipients> {
  await noteLaunchProgress(client, campaign.id, { written: 0, recipients: 0 });
  const settings = workspaceSettingsSchema.parse(campaign.settings);
  const unusable = await unusableParts(campaign.workspace_id, campaign.audience, client);
  const { fallback } = campaign;
  const account = fallback && (await fallbackAccount(client, campaign.workspace_id, fallback));
  const fallbackCan = account && gatewayOf(account.kind).can;
  refuseProblems(campaign, settings, {
    malaysian: false,
    unusable,
    template: await ownTemplate(client, campaign),
    fallbackCan,
  });
  const plan = await planRecipients(campaign, client);
  const behind = listsBehind(campaign.audience, plan.audience.asked ?? null);
  const importing = () => runningImports(campaign.workspace_id, behind, client);
  refuseProblems(campaign, settings, { malaysian: false, importing: await importing(), fallbackCan });
  const { split } = campaign;
  const texts = [templateOf(campaign.message) ?? "", fallback?.text ?? "", ...(split?.texts ?? [])].join(
    "\n",
  );
  const fields = await audienceFields(texts, plan.audience, client);
  refuseProblems(campaign, settings, { malaysian: false, fields, fallbackCan });
  const staged = await stageRecipients(client, plan);
  const { recipients } = staged;
  let { credits } = staged;
  if (split !== null && recipients > 0) credits = await writeSplit(client, campaign, split, settings, staged);
  else await insertStaged(client, campaign.id, recipients);
  if (campaign.occasion !== null) await keepPeople(client, campaign.id, campaign.occasion);
  await noteLaunchProgress(client, campaign.id, { written: recipients, recipients });
  const sms = campaign.message.kind !== "template";
  const malaysian = (sms || fallback !== null) && (await hasMalaysian(client, campaign.id));
  // Once more, for an import that began while the recipients were written.
  refuseProblems(campaign, settings, { malaysian, fields, importing: await importing(), fallbackCan });
  if (malaysian && settings.malaysiaPolicy === "refuse") {
    if (sms) await refuseBannedTexts(client, campaign.id, plan, settings);
    if (fallback) await refuseBannedFallback(client, campaign.workspace_id, fallback, settings);
    for (const text of split?.texts ?? [])
      await refuseBannedFallback(client, campaign.workspace_id, { text }, settings, "split.texts");
  }
  const losses = await audienceLosses(plan.audience, client);
  const merged = recipients + losses.suppressed + losses.leftOut;
  const duplicates = Math.max(0, losses.named + plan.audience.phones.length - merged) + plan.repeated;
  return {
    recipients,
    credits,
    most: await dearest(client, campaign, credits, settings),
    fallback: fallback &&
      account && {
        credits: await fallbackCredits(client, campaign.workspace_id, fallback, settings),
        accountId: account.id,
      },
    removed: {
      duplicates,
      suppressed: losses.suppressed,
      invalid: plan.invalid.length,
      ...(losses.leftOut > 0 ? { leftOut: losses.leftOut } : {}),
    },
  };
}

async function dearest(
  client: SqlClient,
  { workspace_id, split }: LaunchedRow,
  credits: number,
  settings: WorkspaceSettings,
): Promise<number> {
  let most = credits;
  for (const text of split?.texts ?? [])
    most = Math.max(most, await fallbackCredits(client, workspace_id, { text }, settings));
  return most;
}

/** Who gets this occasion, once: a second text for the same one stops the whole launch (S39). */
async function keepPeople(client: SqlClient, campaignId: string, { recurringId, key }: Occasion) {
  await client.query("DELETE FROM recurring_person WHERE campaign_id = $1", [campaignId]);
  await client.query(
    `INSERT INTO recurring_person (recurring_id, occurrence, phone, workspace_id, campaign_id)
     SELECT $2, $3, r.phone, c.workspace_id, c.id
     FROM campaign c, pg_temp.launch_recipient r
     WHERE c.id = $1`,
    [campaignId, recurringId, key],
  );
}

async function hasMalaysian(client: SqlClient, campaignId: string): Promise<boolean> {
  const found = await client.query(
    "SELECT FROM message WHERE campaign_id = $1 AND phone >= '60' AND phone <= '60999999999999999' LIMIT 1",
    [campaignId],
  );
  return (found.rowCount ?? 0) > 0;
}

/** What its account says of the template that it is written with. */
async function ownTemplate(client: SqlClient, campaign: LaunchedRow) {
  const { message, workspace_id, gateway_account_id } = campaign;
  if (message.kind !== "template" || gateway_account_id === null) return undefined;
  return knownTemplate(client, workspace_id, gateway_account_id, message);
}
