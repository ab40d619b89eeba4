import { useFormatter, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { TemplateView } from "@/lib/templates/template.view";
import { TemplateText } from "./template-text";

interface TemplateListProps {
  path: string;
  templates: TemplateView[];
}

export function TemplateList({ path, templates }: TemplateListProps) {
  const t = useTranslations("templates");
  const format = useFormatter();
  return (
    <ul data-rows className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {templates.map((template) => (
        <li key={template.id} className="relative px-4 py-3 hover:bg-hover">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Link
              href={`${path}/${template.id}`}
              className="min-w-0 truncate font-medium after:absolute after:inset-0"
            >
              <bdi>{template.name}</bdi>
            </Link>
            <span className="flex items-center gap-3 text-sm text-muted">
              <time dateTime={template.updatedAt}>
                {t("changed", {
                  when: format.dateTime(new Date(template.updatedAt), "day"),
                })}
              </time>
              <Badge tone="outline">{t("version", { version: template.version })}</Badge>
            </span>
          </div>
          <TemplateText message={template.message} className="mt-1 line-clamp-2 text-sm text-muted" />
        </li>
      ))}
    </ul>
  );
}
