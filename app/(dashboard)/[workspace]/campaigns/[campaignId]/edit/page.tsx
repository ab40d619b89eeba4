import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { may } from "@/lib/access/permissions.rules";
import { getCampaign } from "@/lib/campaigns/campaign.queries";
import { getLaunchProgress } from "@/lib/campaigns/launch-progress";
import { requirePage } from "@/lib/guards/require-page";
import { ApprovalNotice } from "../../_components/approval-notice";
import { DraftComposer } from "../../_components/composer/draft-composer";
import { loadSetting } from "../../load-setting";

interface PageProps {
  params: Promise<{ workspace: string; campaignId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.compose");
  return { title: t("titleEdit") };
}

export default async function EditCampaignPage({ params }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.edit");
  const t = await getTranslations("campaigns.compose");
  const { campaignId } = await params;
  const campaign = await getCampaign(ctx, campaignId);
  if (campaign === null) notFound();
  // What was sent is looked at, not edited; a bookmark or the back button leads to its report.
  if (campaign.status !== "draft") redirect(`/${ctx.workspaceSlug}/campaigns/${campaign.id}`);
  // Nothing typed now could be kept: the launch holds the draft.
  const { launching } = await getLaunchProgress(ctx, campaign.id);
  if (launching) redirect(`/${ctx.workspaceSlug}/campaigns/${campaign.id}/check`);
  const setting = await loadSetting(ctx, workspace, campaign);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("titleEdit")}
        breadcrumbs={[{ href: `/${ctx.workspaceSlug}/campaigns`, label: t("back") }]}
      />
      <ApprovalNotice
        approval={campaign.approval}
        checkHref={`/${ctx.workspaceSlug}/campaigns/${campaign.id}/check`}
      />
      <DraftComposer
        key={campaign.id}
        workspaceSlug={ctx.workspaceSlug}
        campaign={campaign}
        lists={[]}
        country={workspace.defaultCountry}
        timeZone={workspace.timeZone}
        setting={setting}
        mayTest={may(ctx.actor.role, "campaigns.send")}
      />
    </div>
  );
}
