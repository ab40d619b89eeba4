import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { getTemplate } from "@/lib/templates/template.queries";
import { ArchiveTemplate } from "../_components/archive-template";
import { RestoreVersion } from "../_components/restore-version";
import { TemplateDialog } from "../_components/template-dialog";
import { TemplateText } from "../_components/template-text";

export default async function TemplatePage({
  params,
}: {
  params: Promise<{ workspace: string; templateId: string }>;
}) {
  const { ctx, actor } = await requirePage(params, "templates.view");
  const template = await getTemplate(ctx, (await params).templateId);
  if (template === null) notFound();
  const t = await getTranslations("templates");
  const format = await getFormatter();
  const slug = ctx.workspaceSlug;
  const canEdit = may(actor.role, "templates.edit");
  return (
    <div className="space-y-6">
      <PageHeader
        title={<bdi>{template.name}</bdi>}
        breadcrumbs={[{ label: t("title"), href: `/${slug}/templates` }]}
        badge={<Badge tone="outline">{t("version", { version: template.version })}</Badge>}
        actions={
          canEdit ? (
            <>
              <ArchiveTemplate workspaceSlug={slug} id={template.id} name={template.name} />
              <TemplateDialog workspaceSlug={slug} template={template} />
            </>
          ) : null
        }
      />
      <section aria-labelledby="history" className="space-y-3">
        <h2 id="history" className="text-base font-semibold">
          {t("history")}
        </h2>
        <ol className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          {template.versions.map((version) => (
            <li key={version.id} className="space-y-2 px-4 py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{t("version", { version: version.version })}</span>
                {version.version === template.version ? <Badge tone="success">{t("newest")}</Badge> : null}
                <time dateTime={version.createdAt} className="text-sm text-muted">
                  {t("historyLine", {
                    when: format.dateTime(new Date(version.createdAt), "moment"),
                    who: version.createdByName || t("nobody"),
                  })}
                </time>
                {canEdit && version.version !== template.version ? (
                  <span className="ms-auto">
                    <RestoreVersion workspaceSlug={slug} id={template.id} version={version.version} />
                  </span>
                ) : null}
              </div>
              <TemplateText message={version.message} className="text-sm" />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
