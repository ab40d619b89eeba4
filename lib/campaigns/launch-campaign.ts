import type { WorkspaceContext } from "@/lib/access/context";
import { asksAgain } from "@/lib/audiences/asked-audience";
import { recordAudit } from "@/lib/audit/record-audit";
import { beginRepeating } from "@/lib/campaigns/begin-repeating";
import type { LaunchInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { findRepeats, repeatedFor } from "@/lib/campaigns/find-repeats";
import { keepMostCredits, mostCredits } from "@/lib/campaigns/launch-fallback";
import { requireAgreement } from "@/lib/campaigns/launch-refusals";
import { ApprovalNeeded, askInstead, requireApproval } from "@/lib/campaigns/require-approval";
import { type LaunchedRow, takeDraft, undoSeconds } from "@/lib/campaigns/take-draft";
import { writeRecipients } from "@/lib/campaigns/write-recipients";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { storedSendingRules } from "@/lib/sending-rules/sending-rules.input";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

/**
 * Draft → scheduled, with one row per recipient, in one transaction. The guarded UPDATE lets
 * exactly one of any number of launches through; the others wait for its commit and get the
 * campaign as it is: double click, two tabs, the back button and a proxy's repeat send once (S1).
 */
export async function launchCampaign(ctx: WorkspaceContext, input: LaunchInput): Promise<CampaignView> {
  if (!isUuid(input.id)) throw new AppError("not_found");
  try {
    await sql.transaction((client) => launchDraft(client, ctx, input));
  } catch (error) {
    if (!(error instanceof ApprovalNeeded)) throw error;
    await askInstead(ctx, input, error);
  }
  return requireCampaign(ctx, input.id);
}

/** The launch in an open transaction: also that of another person's yes, which is `approvedFor`. */
export async function launchDraft(
  client: SqlClient,
  ctx: WorkspaceContext,
  input: LaunchInput,
): Promise<void> {
  const taken = await takeDraft(client, ctx, input);
  if (taken === null) return;
  const campaign = await beginRepeating(client, ctx, taken, undoSeconds(input));
  const { recipients, credits, removed, most: dearest, fallback } = await writeRecipients(client, campaign);
  if (recipients === 0) throw new AppError("unprocessable", sentence("problems.campaigns.nobody"));
  requireAgreement(ctx, input, recipients, workspaceSettingsSchema.parse(campaign.settings));
  await requireRepeat(client, ctx, input, campaign);
  const most = mostCredits({ most: dearest, fallback }, campaign.retry);
  await requireApproval(client, ctx, input, { recipients, credits: most });
  // The seconds to undo begin now, not when a launch that took longer than they last began (S31).
  await client.query(
    `UPDATE campaign c
     SET recipients = $2, credits = $3, removed = $4, asks_again = $5, launched_at = ended.at,
       fallback = c.fallback || jsonb_build_object('gatewayAccountId', $7::text),
       fallback_open = CASE WHEN c.fallback IS NOT NULL THEN true END,
       retry_open = CASE WHEN c.retry IS NOT NULL THEN true END,
       scheduled_at = greatest(c.scheduled_at, ended.at + make_interval(secs => $6))
     FROM (SELECT clock_timestamp() AS at OFFSET 0) AS ended
     WHERE c.id = $1`,
    [
      campaign.id,
      recipients,
      credits,
      removed,
      // A first run asks when it begins, as the later ones do.
      campaign.waits && (asksAgain(campaign.audience) || campaign.occasion !== null),
      undoSeconds(input),
      fallback?.accountId ?? null,
    ],
  );
  if (fallback !== null) await keepMostCredits(client, campaign, most);
  await recordAudit(client, ctx, {
    action: "campaign.launched",
    entity: "campaign",
    entityId: campaign.id,
    after: { name: campaign.name, recipients, credits, removed, ...anyHour(campaign) },
  });
  await notify(client, { workspaceId: ctx.workspaceId, topic: "campaign", id: campaign.id });
}

/** What is sent at any hour says why, where nobody can change it. */
function anyHour({ quiet_hours, quiet_hours_reason }: LaunchedRow): object {
  return quiet_hours === "ignore" ? { quietHours: quiet_hours, quietHoursReason: quiet_hours_reason } : {};
}

/** The same text to the same people is asked about first; a program is not asked. */
async function requireRepeat(
  client: SqlClient,
  ctx: WorkspaceContext,
  input: LaunchInput,
  campaign: LaunchedRow,
): Promise<void> {
  if (
    input.approvedFor !== undefined ||
    ctx.actor.kind !== "member" ||
    input.immediately === true ||
    input.confirmRepeat === true
  )
    return;
  const { repeatWarningHours } = storedSendingRules.parse(campaign.settings ?? {});
  const repeats = await findRepeats(client, ctx.workspaceId, campaign, repeatWarningHours);
  const repeated = await repeatedFor(client, campaign.id, repeats);
  if (repeated === null) return;
  throw new AppError("conflict", sentence("problems.campaigns.sameText", { name: repeated.name }), {
    confirmRepeat: sentence("problems.campaigns.sameText", { name: repeated.name }),
  });
}
