import type { WorkspaceContext } from "@/lib/access/context";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignCheckView } from "@/lib/campaigns/campaign.view";
import { checkLimits } from "@/lib/campaigns/check-limits";
import { templateOf } from "@/lib/campaigns/content.rules";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { textSentence } from "@/lib/campaigns/find-banned-text";
import { knownTemplate } from "@/lib/campaigns/known-template";
import { launchProblems } from "@/lib/campaigns/launch-problems.rules";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { unusableParts } from "@/lib/campaigns/unusable-parts";
import { isMalaysian } from "@/lib/core/is-malaysian";
import { hasMergeFields } from "@/lib/core/merge-text";
import { sentence } from "@/lib/core/sentence";
import { type FallbackAccount, fallbackAccount } from "@/lib/fallbacks/fallback-account";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { checkMalaysia } from "@/lib/malaysia/check-malaysia.rules";
import type { MalaysiaFinding } from "@/lib/malaysia/malaysia-finding.rules";
import { malaysiaSettings, malaysiaTemplate } from "@/lib/malaysia/malaysia-template.rules";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { planRepeat } from "@/lib/repeats/repeat.rules";
import { whyNotRepeated } from "@/lib/repeats/why-not-repeated.rules";
import { budgetFor } from "@/lib/whatsapp-numbers/budget.rules";
import { readBudget } from "@/lib/whatsapp-numbers/read-budget";
import { getWorkspaceSettings } from "@/lib/workspace-settings/get-workspace-settings";
import type { WorkspaceSettings } from "@/lib/workspace-settings/workspace-settings.input";

/** Recipients whose texts are looked at before the launch, which looks at all. */
const MALAYSIA_SAMPLE = 500;

/** What the check page says before the one button. */
export async function checkCampaign(
  ctx: WorkspaceContext,
  { id }: { id: string },
): Promise<CampaignCheckView> {
  const campaign = await requireCampaign(ctx, id);
  const estimate = await estimateCampaign(ctx, { id });
  const { settings, account, template, back, budget } = await inWorkspace(ctx.workspaceId, async (tx) => {
    const account = await tx.gatewayAccount.findFirst({
      where: {
        workspaceId: ctx.workspaceId,
        archivedAt: null,
        ...(campaign.gatewayAccountId ? { id: campaign.gatewayAccountId } : {}),
      },
      orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
    });
    const { message, fallback } = campaign;
    return {
      back: fallback && (await fallbackAccount(asSqlRunner(tx), ctx.workspaceId, fallback)),
      settings: await getWorkspaceSettings(tx, ctx.workspaceId),
      account,
      budget:
        message.kind === "template" && account !== null
          ? await readBudget(asSqlRunner(tx), ctx.workspaceId, account.id)
          : null,
      template:
        message.kind === "template" && account !== null
          ? await knownTemplate(asSqlRunner(tx), ctx.workspaceId, account.id, message)
          : undefined,
    };
  });
  const { repeat, scheduledAt } = campaign;
  // A time that was chosen for one that comes again is only where it begins.
  const late = scheduledAt === null || repeat ? null : (Date.now() - Date.parse(scheduledAt)) / 1000;
  const problems = launchProblems({
    message: campaign.message,
    delivery: campaign.delivery,
    sender: campaign.sender,
    can: account === null ? null : gatewayOf(account.kind).can,
    lateSeconds: late,
    fields: estimate.fields,
    quietHours: campaign.quietHours,
    quietHoursReason: campaign.quietHoursReason,
    malaysian: estimate.malaysian > 0,
    malaysia: malaysiaSettings(settings),
    importing: estimate.importing,
    unusable: await unusableParts(ctx.workspaceId, campaign.audience),
    template,
    fallback: campaign.fallback,
    retry: campaign.retry,
    split: campaign.split,
    repeats: campaign.repeat !== null && campaign.repeat !== undefined,
    validHours: campaign.validHours,
    fallbackCan: back && gatewayOf(back.kind).can,
  });
  if (campaign.fallback && back) problems.push(...accountWarnings(back, estimate.fallback?.credits ?? 0));
  if (repeat) {
    const begins = Math.max(Date.now(), Date.parse(scheduledAt ?? "") || 0);
    const why = whyNotRepeated(campaign.audience, planRepeat(repeat, begins));
    if (why !== null) problems.push({ ...why, severity: "stop" });
  }
  if (estimate.recipients === 0) {
    problems.push({
      field: "audience",
      severity: "stop",
      sentence: sentence("rules.launch.nobody"),
    });
  }
  if (account?.status === "paused") {
    problems.push({
      field: "gatewayAccountId",
      severity: "warn",
      sentence: sentence("rules.launch.accountPaused"),
    });
  }
  const remaining =
    account?.remaining === null || account?.remaining === undefined ? null : Number(account.remaining);
  if (remaining !== null && remaining < estimate.credits) {
    problems.push({
      field: "gatewayAccountId",
      severity: "warn",
      sentence: sentence("rules.launch.creditsShort", { short: estimate.credits - remaining }),
    });
  }
  const words = campaign.message.kind === "template" ? null : templateOf(campaign.message);
  const malaysian = malaysiaTemplate(words, malaysiaSettings(settings)) ?? words;
  if (estimate.malaysian > 0 && malaysian !== null)
    problems.push(...(await sampledProblems(ctx, id, malaysian, settings)));
  return {
    campaign,
    estimate,
    problems,
    limits: await checkLimits(ctx, id),
    ...(budget ? { budget: budgetFor(estimate.recipients, budget, Date.now()) } : {}),
    malaysia:
      estimate.malaysian > 0 && malaysian !== null
        ? checkMalaysia(malaysian, settings.malaysiaBrandName)
        : [],
    typedConfirmation:
      estimate.recipients >= settings.typedConfirmationAbove ? settings.typedConfirmationAbove : null,
    account: account && {
      id: account.id,
      label: account.label,
      paused: account.status === "paused",
      pausedReason: account.pausedReason,
      remaining,
    },
    fallbackAccount: back && { id: back.id, label: back.label, remaining: back.remaining },
  };
}

/** What the account of the SMS would hold up, as the campaign's own would. */
function accountWarnings(
  { paused, remaining }: FallbackAccount,
  credits: number,
): CampaignCheckView["problems"] {
  const warn = { field: "fallback.gatewayAccountId", severity: "warn" } as const;
  return [
    ...(paused ? [{ ...warn, sentence: sentence("rules.fallback.accountPaused") }] : []),
    ...(remaining !== null && remaining < credits
      ? [{ ...warn, sentence: sentence("rules.fallback.creditsShort", { short: credits - remaining }) }]
      : []),
  ];
}

/** What two findings have in common that tell the same. */
const sameFinding = ({ kind, found }: MalaysiaFinding) => `${kind} ${found}`;

/**
 * What merge fields bring into the texts of the first recipients in +60 and the template does not
 * say. The launch looks at every text.
 */
async function sampledProblems(
  ctx: WorkspaceContext,
  id: string,
  template: string,
  settings: WorkspaceSettings,
): Promise<CampaignCheckView["problems"]> {
  if (!hasMergeFields(template)) return [];
  const { data } = await previewRecipients(ctx, { id, limit: MALAYSIA_SAMPLE });
  const known = new Set(checkMalaysia(template, settings.malaysiaBrandName).map(sameFinding));
  for (const { phone, text } of data) {
    if (!isMalaysian(phone)) continue;
    const finding = checkMalaysia(text, settings.malaysiaBrandName).find(
      (one) => !known.has(sameFinding(one)),
    );
    if (finding)
      return [
        {
          field: "message.text",
          severity: settings.malaysiaPolicy === "refuse" ? "stop" : "warn",
          sentence: textSentence(phone, finding),
        },
      ];
  }
  return [];
}
