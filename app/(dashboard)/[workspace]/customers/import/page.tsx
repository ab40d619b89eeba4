import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { ImportCustomers } from "./_components/import-customers";

interface PageProps {
  params: Promise<{ workspace: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers.import"))("title") };
}

/** Many customers at once, from a file or pasted. */
export default async function ImportCustomersPage({ params }: PageProps) {
  const { ctx } = await requirePage(params, "customers.edit");
  const t = await getTranslations("customers");
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        breadcrumbs={[{ label: t("all"), href: `/${ctx.workspaceSlug}/transfers?tab=customers` }]}
        title={t("import.title")}
        description={t("import.help")}
      />
      <ImportCustomers workspaceSlug={ctx.workspaceSlug} />
    </div>
  );
}
