import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { ManyNumbers } from "./_components/many-numbers";

interface PageProps {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("suppressions"))("many.title") };
}

export default async function ImportSuppressionsPage({ params }: PageProps) {
  const { ctx } = await requirePage(params, "suppressions.import");
  const t = await getTranslations("suppressions");
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        breadcrumbs={[{ label: t("title"), href: `/${ctx.workspaceSlug}/suppressions` }]}
        title={t("many.title")}
        description={t("many.about")}
      />
      <ManyNumbers workspaceSlug={ctx.workspaceSlug} />
    </div>
  );
}
