import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { DraftComposer } from "../_components/composer/draft-composer";
import { loadSetting } from "../load-setting";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ list?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("campaigns.compose");
  return { title: t("titleNew") };
}

export default async function NewCampaignPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "campaigns.edit");
  const t = await getTranslations("campaigns.compose");
  const setting = await loadSetting(ctx, workspace);
  const asked = [(await searchParams).list ?? []].flat();
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={t("titleNew")}
        breadcrumbs={[{ href: `/${ctx.workspaceSlug}/campaigns`, label: t("back") }]}
      />
      <DraftComposer
        workspaceSlug={ctx.workspaceSlug}
        campaign={null}
        lists={asked.filter((id) => setting.lists.some((list) => list.id === id))}
        country={workspace.defaultCountry}
        timeZone={workspace.timeZone}
        setting={setting}
        mayTest={may(ctx.actor.role, "campaigns.send")}
      />
    </div>
  );
}
