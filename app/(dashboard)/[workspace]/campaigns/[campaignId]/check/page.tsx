import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { RefreshOn } from "@/components/live/refresh-on";
import { PageHeader } from "@/components/shell/page-header";
import { Spinner } from "@/components/ui/spinner";
import { sayToPerson } from "@/i18n/say-to-person";
import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { getCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignCheckView } from "@/lib/campaigns/campaign.view";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { getLaunchProgress } from "@/lib/campaigns/launch-progress";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { reviewApproval } from "@/lib/campaigns/review-approval";
import { countryNames } from "@/lib/core/country-choices";
import { requirePage } from "@/lib/guards/require-page";
import { listLists } from "@/lib/lists/list.queries";
import { mostWithRetry } from "@/lib/retries/retry.rules";
import { listSegments } from "@/lib/segments/segment.queries";
import { listWhatsAppTemplates } from "@/lib/whatsapp-templates/whatsapp-template.queries";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";
import { ApprovalPanel } from "./_components/approval-panel";
import { CheckSummary } from "./_components/check-summary";
import { DecideForm } from "./_components/decide-form";
import { LaunchWatch } from "./_components/launch-watch";
import { SendButton } from "./_components/send-button";

interface PageProps {
  params: Promise<{ workspace: string; campaignId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.check");
  return { title: t("title") };
}

/**
 * Everything once more, in plain words, and one button. Read afresh at every visit; only the count
 * of very many people may be a minute old, and the launch counts for itself.
 */
export default async function CheckPage({ params }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.edit");
  const t = await getTranslations("campaigns.check");
  const { campaignId } = await params;
  const campaign = await getCampaign(ctx, campaignId);
  if (campaign === null) notFound();
  const base = `/${ctx.workspaceSlug}/campaigns/${campaign.id}`;
  const { draft, launching } = await getLaunchProgress(ctx, campaign.id);
  if (!draft) redirect(base);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6">
      <PageHeader title={t("title")} breadcrumbs={[{ href: `${base}/edit`, label: t("back") }]} />
      {launching ? (
        <LaunchWatch workspaceSlug={ctx.workspaceSlug} campaignId={campaign.id} launching={launching} />
      ) : (
        <Suspense fallback={<Counting />}>
          <Check ctx={ctx} campaignId={campaign.id} workspaceZone={workspace.timeZone} />
        </Suspense>
      )}
    </div>
  );
}

/** A million people and their texts take seconds to count: the page is there meanwhile. */
async function Counting() {
  const t = await getTranslations("campaigns.check");
  return (
    <div
      role="status"
      className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-6 text-sm"
    >
      <Spinner />
      {t("counting")}
    </div>
  );
}

interface CheckProps {
  ctx: WorkspaceContext;
  campaignId: string;
  workspaceZone: string;
}

async function Check({ ctx, campaignId, workspaceZone }: CheckProps) {
  const base = `/${ctx.workspaceSlug}/campaigns/${campaignId}`;
  const [check, examples, lists, segments] = await Promise.all([
    checkCampaign(ctx, { id: campaignId }),
    previewRecipients(ctx, { id: campaignId, limit: 3 }),
    listLists(ctx.workspaceId, { limit: 1000 }),
    listSegments(ctx.workspaceId, { limit: 1000 }),
  ]);
  const names = Object.fromEntries([...lists.data, ...segments.data].map(({ id, name }) => [id, name]));
  const { recipients, fallback, split } = check.estimate;
  // The dearest that it may come to, as the launch asks.
  const dearest = split?.credits.most ?? check.estimate.credits;
  const tried = mostWithRetry(dearest, check.campaign.retry);
  const credits = Math.max(tried, fallback?.credits ?? 0);
  const review = await reviewApproval(ctx, { id: campaignId, recipients, credits }, await sayToPerson());
  const { campaign } = check;
  const waits = review.approval?.state === "waiting" ? review.approval : null;
  const maySend = may(ctx.actor.role, "campaigns.send");
  const mayDecide = may(ctx.actor.role, "campaigns.approve") && review.cannot === null;
  const stopped = check.problems.some((problem) => problem.severity === "stop");
  const called = (ids: string[] = []) => ids.flatMap((id) => names[id] ?? []);
  return (
    <>
      {check.estimate.importing.length > 0 ? (
        <RefreshOn workspaceSlug={ctx.workspaceSlug} topic="import" />
      ) : null}
      {waits ? <RefreshOn workspaceSlug={ctx.workspaceSlug} topic="campaign" /> : null}
      <ApprovalPanel
        review={review}
        mayDecide={mayDecide}
        recurs={Boolean(campaign.repeat ?? campaign.recurringId)}
        names={names}
        workspaceZone={workspaceZone}
      />
      <CheckSummary
        check={check}
        examples={examples.data}
        templates={await templatesOf(ctx, campaign)}
        listNames={called(check.campaign.audience.lists)}
        segmentNames={called(check.campaign.audience.segments)}
        names={names}
        workspaceZone={workspaceZone}
        editHref={`${base}/edit`}
        asks={waits !== null || review.needed !== null}
        workspaceSlug={ctx.workspaceSlug}
        countries={countryNames(
          await getLocale(),
          [...(check.limits?.quiet ?? []), ...(check.estimate.whatsapp?.countries ?? [])].map(
            ({ country }) => country,
          ),
        )}
        pricesHref={
          may(ctx.actor.role, "settings.edit")
            ? `/${ctx.workspaceSlug}/settings/workspace#whatsapp-prices`
            : null
        }
      />
      {waits ? (
        mayDecide && (
          <DecideForm
            workspaceSlug={ctx.workspaceSlug}
            campaign={campaign}
            approval={waits}
            recipients={check.estimate.recipients}
            scheduled={campaign.scheduledAt !== null || Boolean(campaign.repeat)}
            stopped={stopped}
            mayTest={maySend}
          />
        )
      ) : maySend ? (
        <SendButton
          workspaceSlug={ctx.workspaceSlug}
          campaignId={campaignId}
          recipients={check.estimate.recipients}
          scheduled={campaign.scheduledAt !== null || Boolean(campaign.repeat)}
          typedConfirmation={check.typedConfirmation}
          repeats={(check.limits?.repeats.length ?? 0) > 0}
          stopped={stopped}
          asks={review.needed !== null}
        />
      ) : null}
    </>
  );
}

/** The template of a campaign by WhatsApp, as its account told of it; of none else. */
async function templatesOf(
  ctx: WorkspaceContext,
  { message, gatewayAccountId }: CampaignCheckView["campaign"],
): Promise<WhatsAppTemplateView[]> {
  if (message.kind !== "template") return [];
  const { data } = await listWhatsAppTemplates(ctx, { search: message.name, language: message.language });
  return data.filter((one) => one.gatewayAccountId === gatewayAccountId);
}
