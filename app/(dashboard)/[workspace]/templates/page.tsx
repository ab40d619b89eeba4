import { FileText } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { listTemplatesInput } from "@/lib/templates/template.input";
import { listTemplates } from "@/lib/templates/template.queries";
import { kindsWithTemplates } from "@/lib/whatsapp-templates/whatsapp-template.queries";
import { TemplateDialog } from "./_components/template-dialog";
import { TemplateList } from "./_components/template-list";
import { TemplateSearch } from "./_components/template-search";
import { TemplateTabs } from "./_components/template-tabs";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata() {
  return { title: (await getTranslations("templates"))("title") };
}

export default async function TemplatesPage({ params, searchParams }: PageProps) {
  const { ctx, actor } = await requirePage(params, "templates.view");
  const t = await getTranslations("templates");
  const { search = "", cursor } = listTemplatesInput.catch({ limit: 100 }).parse(await searchParams);
  const page = await listTemplates(ctx, { limit: 50, search, ...(cursor ? { cursor } : {}) });
  const canEdit = may(actor.role, "templates.edit");
  const create = canEdit ? <TemplateDialog workspaceSlug={ctx.workspaceSlug} /> : undefined;
  const path = `/${ctx.workspaceSlug}/templates`;
  return (
    <div className="space-y-6">
      <PageHeader title={t("title")} description={t("description")} actions={create} />
      {kindsWithTemplates().length > 0 ? (
        <TemplateTabs workspaceSlug={ctx.workspaceSlug} selected="texts" />
      ) : null}
      {search !== "" || page.data.length > 0 ? <TemplateSearch /> : null}
      {page.data.length > 0 ? <TemplateList path={path} templates={page.data} /> : null}
      {page.data.length === 0 && search !== "" ? (
        <p className="text-sm text-muted">{t("nothingFound")}</p>
      ) : null}
      {page.data.length === 0 && search === "" ? (
        <EmptyState icon={FileText} title={t("empty")} description={t("emptyHelp")} action={create} />
      ) : null}
      {page.nextCursor ? (
        <Link
          className={buttonLook({ variant: "secondary" })}
          href={`${path}?${new URLSearchParams({ ...(search ? { search } : {}), cursor: page.nextCursor })}`}
        >
          {t("more")}
        </Link>
      ) : null}
    </div>
  );
}
