import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

interface TemplateTabsProps {
  workspaceSlug: string;
  selected: "texts" | "whatsapp";
}

/** Our own saved texts, and the templates that WhatsApp has approved. */
export function TemplateTabs({ workspaceSlug, selected }: TemplateTabsProps) {
  const t = useTranslations("whatsapp-templates");
  const path = `/${workspaceSlug}/templates`;
  return (
    <nav aria-label={t("tabs")} className="scroll-thin overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-1">
        {(["texts", "whatsapp"] as const).map((tab) => (
          <li key={tab}>
            <Link
              href={tab === "texts" ? path : `${path}/whatsapp`}
              aria-current={tab === selected ? "page" : undefined}
              className={cn(
                "-mb-px block border-b-2 px-3 py-2 text-sm",
                tab === selected
                  ? "border-accent font-medium text-ink"
                  : "border-transparent text-muted hover:text-ink",
              )}
            >
              {t(`tab.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
