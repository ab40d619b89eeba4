import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { NumberDesk } from "./_components/number-desk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.privacy") };
}

export default async function PrivacyPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await requirePage(params, "settings.edit");
  const t = await getTranslations("settings");
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("pages.privacy")} description={t("privacy.lead")} />
      <NumberDesk workspaceSlug={workspace.slug} />
    </div>
  );
}
