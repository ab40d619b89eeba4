import { CalendarDays, CalendarSync, Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/components/forms/export-menu";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/access/permissions.rules";
import { listCampaigns } from "@/lib/campaigns/campaign.queries";
import { LISTED_STATUSES } from "@/lib/campaigns/campaign.rules";
import { requirePage } from "@/lib/guards/require-page";
import { askExportAction } from "../actions";
import { CampaignList } from "./_components/list/campaign-list";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ status?: string; q?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns");
  return { title: t("title") };
}

export default async function CampaignsPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.view");
  const t = await getTranslations("campaigns");
  const { status: asked, q } = await searchParams;
  const search = typeof q === "string" ? q.slice(0, 100) : "";
  const status = LISTED_STATUSES.find((each) => each === asked) ?? null;
  const initial = await listCampaigns(ctx, {
    kind: "campaign",
    limit: 30,
    search,
    ...(status ? { status } : {}),
  });
  const mayEdit = may(ctx.actor.role, "campaigns.edit");
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Button asChild variant="secondary">
              <Link href={`/${ctx.workspaceSlug}/campaigns/calendar`}>
                <CalendarDays aria-hidden="true" className="size-4" />
                {t("calendar")}
              </Link>
            </Button>
            <Button asChild variant="secondary">
              <Link href={`/${ctx.workspaceSlug}/campaigns/recurring`}>
                <CalendarSync aria-hidden="true" className="size-4" />
                {t("recurring")}
              </Link>
            </Button>
            <ExportMenu
              workspaceSlug={ctx.workspaceSlug}
              ask={askExportAction.bind(null, ctx.workspaceSlug, {})}
              content="campaigns"
            />
            {mayEdit ? (
              <Button asChild>
                <Link href={`/${ctx.workspaceSlug}/campaigns/new`}>
                  <Plus aria-hidden="true" className="size-4" />
                  {t("new")}
                </Link>
              </Button>
            ) : null}
          </>
        }
      />
      <CampaignList
        workspaceSlug={ctx.workspaceSlug}
        workspaceZone={workspace.timeZone}
        may={{ edit: mayEdit, send: may(ctx.actor.role, "campaigns.send") }}
        initial={initial}
        initialStatus={status}
        initialSearch={search}
      />
    </div>
  );
}
