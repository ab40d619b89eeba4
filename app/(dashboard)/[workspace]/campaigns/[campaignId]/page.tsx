import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { may } from "@/lib/access/permissions.rules";
import { getCampaign } from "@/lib/campaigns/campaign.queries";
import type { CampaignView } from "@/lib/campaigns/campaign.view";
import { campaignProgress } from "@/lib/campaigns/campaign-progress";
import { listSentTexts } from "@/lib/campaigns/sent-texts.queries";
import { countryNames } from "@/lib/core/country-choices";
import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import { requirePage } from "@/lib/guards/require-page";
import { nameLists } from "@/lib/lists/list.queries";
import { listMessages } from "@/lib/messages/message.queries";
import { readReasons } from "@/lib/messages/message-reason.rules";
import { SHOWN_STATUSES, statusFilter } from "@/lib/messages/shown-status.rules";
import { nameSegments } from "@/lib/segments/segment.queries";
import { AboutCampaign } from "./_components/about-campaign";
import { LazyShortReport } from "./_components/lazy-short-report";
import { Report } from "./_components/report";

interface PageProps {
  params: Promise<{ workspace: string; campaignId: string }>;
  searchParams: Promise<{ status?: string; reason?: string; phone?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns");
  return { title: t("title") };
}

/** Nobody waits in it, and nobody did. */
const isOver = ({ status, waiting }: CampaignView) =>
  waiting === undefined && (status === "finished" || status === "canceled");

export default async function CampaignPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.view");
  const { campaignId } = await params;
  const asked = await searchParams;
  const filter = {
    status: SHOWN_STATUSES.find((each) => each === asked.status) ?? null,
    reason: String(asked.reason ?? ""),
    search: String(asked.phone ?? "").trim(),
  };
  const campaign = await getCampaign(ctx, campaignId);
  if (campaign === null) notFound();
  if (campaign.status === "draft") {
    const page = campaign.approval?.state === "waiting" ? "check" : "edit";
    redirect(`/${ctx.workspaceSlug}/campaigns/${campaign.id}/${page}`);
  }
  const [progress, messages, lists, segments, accounts, texts] = await Promise.all([
    campaignProgress(ctx, campaign.id),
    listMessages(ctx, campaign.id, {
      limit: 100,
      ...(filter.status ? statusFilter(filter.status) : {}),
      ...(filter.reason ? { reasons: readReasons(filter.reason) } : {}),
      ...(filter.search ? { search: filter.search } : {}),
    }),
    nameLists(ctx.workspaceId, campaign.audience.lists),
    nameSegments(ctx.workspaceId, campaign.audience.segments ?? []),
    listGatewayAccounts(ctx),
    listSentTexts(ctx, campaign),
  ]);
  const { role } = ctx.actor;
  const { kind } = campaign;
  const shared = {
    workspaceSlug: ctx.workspaceSlug,
    workspaceZone: workspace.timeZone,
    may: {
      edit: may(role, "campaigns.edit"),
      send: may(role, "campaigns.send"),
      resolve: may(role, "messages.resolve"),
      export: may(role, "contacts.export"),
    },
    initialProgress: progress,
    initialMessages: messages,
  };
  if (kind !== "campaign") return <LazyShortReport {...shared} initial={{ ...campaign, kind }} />;
  return (
    <Report
      {...shared}
      initial={campaign}
      initialFilter={filter}
      about={
        <AboutCampaign
          workspaceSlug={ctx.workspaceSlug}
          workspaceZone={workspace.timeZone}
          campaign={campaign}
          audience={{
            lists,
            segments,
            account: accounts.find((account) => account.id === campaign.gatewayAccountId)?.label ?? null,
          }}
          texts={texts}
        />
      }
      countries={isOver(campaign) ? {} : countryNames(await getLocale())}
    />
  );
}
