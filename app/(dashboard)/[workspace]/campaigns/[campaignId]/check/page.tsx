import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RefreshOn } from "@/components/live/refresh-on";
import { PageHeader } from "@/components/shell/page-header";
import { may } from "@/lib/access/permissions.rules";
import { getCampaign } from "@/lib/campaigns/campaign.queries";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { requirePage } from "@/lib/guards/require-page";
import { listLists } from "@/lib/lists/list.queries";
import { CheckSummary } from "./_components/check-summary";
import { SendButton } from "./_components/send-button";

interface PageProps {
  params: Promise<{ workspace: string; campaignId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.check");
  return { title: t("title") };
}

/**
 * Everything once more, in plain words, and one button. Read afresh at every visit: nothing here is
 * older than the page.
 */
export default async function CheckPage({ params }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.edit");
  const t = await getTranslations("campaigns.check");
  const { campaignId } = await params;
  const campaign = await getCampaign(ctx, campaignId);
  if (campaign === null) notFound();
  const base = `/${ctx.workspaceSlug}/campaigns/${campaign.id}`;
  if (campaign.status !== "draft") redirect(base);
  const [check, examples, lists] = await Promise.all([
    checkCampaign(ctx, { id: campaignId }),
    previewRecipients(ctx, { id: campaignId, limit: 3 }),
    listLists(ctx.workspaceId, { limit: 1000 }),
  ]);
  const names = check.campaign.audience.lists.flatMap((id) =>
    lists.data.filter((list) => list.id === id).map((list) => list.name),
  );
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6">
      <PageHeader title={t("title")} breadcrumbs={[{ href: `${base}/edit`, label: t("back") }]} />
      {check.estimate.importing.length > 0 ? (
        <RefreshOn workspaceSlug={ctx.workspaceSlug} topic="import" />
      ) : null}
      <CheckSummary
        check={check}
        examples={examples.data}
        listNames={names}
        workspaceZone={workspace.timeZone}
        editHref={`${base}/edit`}
      />
      {may(ctx.actor.role, "campaigns.send") ? (
        <SendButton
          workspaceSlug={ctx.workspaceSlug}
          campaignId={campaign.id}
          recipients={check.estimate.recipients}
          scheduled={check.campaign.scheduledAt !== null}
          typedConfirmation={check.typedConfirmation}
          stopped={check.problems.some((problem) => problem.severity === "stop")}
        />
      ) : null}
    </div>
  );
}
