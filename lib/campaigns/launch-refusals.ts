import type { WorkspaceContext } from "@/lib/access/context";
import type { LaunchInput } from "@/lib/campaigns/campaign.input";
import { findBannedText, textSentence } from "@/lib/campaigns/find-banned-text";
import { type LaunchFacts, launchProblems } from "@/lib/campaigns/launch-problems.rules";
import type { RecipientPlan } from "@/lib/campaigns/plan-recipients";
import type { LaunchedRow } from "@/lib/campaigns/take-draft";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { malaysiaSettings } from "@/lib/malaysia/malaysia-template.rules";
import type { SqlClient } from "@/lib/platform/db/sql";
import type { WorkspaceSettings } from "@/lib/workspace-settings/workspace-settings.input";

/** Refuses what a campaign must not be launched with, at the fields that are wrong. */
export function refuseProblems(
  campaign: LaunchedRow,
  settings: WorkspaceSettings,
  {
    malaysian,
    fields,
    importing = [],
    unusable = [],
    template,
    fallbackCan = null,
  }: Partial<Pick<LaunchFacts, "fields" | "importing" | "unusable" | "template" | "fallbackCan">> & {
    malaysian: boolean;
  },
): void {
  const problems = launchProblems({
    message: campaign.message,
    delivery: campaign.tracked ? "tracked" : "untracked",
    sender: campaign.sender,
    can: campaign.gateway_kind === null ? null : gatewayOf(campaign.gateway_kind).can,
    lateSeconds: campaign.late_seconds,
    fields,
    quietHours: campaign.quiet_hours,
    quietHoursReason: campaign.quiet_hours_reason,
    malaysian,
    malaysia: malaysiaSettings(settings),
    importing,
    unusable,
    template,
    fallback: campaign.fallback,
    retry: campaign.retry,
    split: campaign.split,
    repeats: campaign.repeat !== null || campaign.occasion !== null,
    validHours: campaign.valid_hours,
    fallbackCan,
  }).filter((problem) => problem.severity === "stop");
  if (problems.length === 0) return;
  throw new AppError(
    problems[0]?.code ?? "unprocessable",
    problems[0]?.sentence,
    Object.fromEntries(problems.map((problem) => [problem.field, problem.sentence])),
  );
}

/**
 * Each text to +60 as it would be sent, merge fields filled in. Where it is the same for all, the
 * template was looked at already.
 */
export async function refuseBannedTexts(
  client: SqlClient,
  campaignId: string,
  plan: RecipientPlan,
  settings: WorkspaceSettings,
): Promise<void> {
  if (plan.rendered.expression === null) return;
  const banned = await findBannedText(client, campaignId, settings.malaysiaBrandName);
  if (banned === null) return;
  const message = textSentence(banned.phone, banned.finding);
  throw new AppError("unprocessable", message, { "message.text": message });
}

/**
 * The person agreed to a number: if the audience has changed since, or a large one was not typed,
 * nothing is sent.
 */
export function requireAgreement(
  ctx: WorkspaceContext,
  input: LaunchInput,
  recipients: number,
  settings: WorkspaceSettings,
): void {
  if (input.expectedRecipients !== undefined && input.expectedRecipients !== recipients) {
    throw new AppError(
      "conflict",
      sentence("problems.campaigns.audienceChanged", { agreed: input.expectedRecipients, recipients }),
      undefined,
      {
        recipients,
      },
    );
  }
  if (input.approvedFor !== undefined) return;
  const typed = (input.confirmText ?? "").replace(/[\s,.]/g, "");
  if (
    ctx.actor.kind === "member" &&
    recipients >= settings.typedConfirmationAbove &&
    typed !== String(recipients)
  ) {
    throw new AppError("unprocessable", sentence("problems.campaigns.typeNumber", { recipients }), {
      confirmText: sentence("problems.campaigns.typeNumberShort", { recipients }),
    });
  }
}
