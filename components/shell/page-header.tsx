import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { PressOnArrival } from "./press-on-arrival";

interface Crumb {
  label: string;
  href: string;
}

interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** The screens above this one, the topmost first. */
  breadcrumbs?: Crumb[];
  /** Beside the title: a status. */
  badge?: ReactNode;
  /** Buttons at the right, the main one last. */
  actions?: ReactNode;
}

/** The top of a screen: where it stands, its name, and what can be done. */
export function PageHeader({ title, description, breadcrumbs = [], badge, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-full">
        {breadcrumbs.length > 0 ? <Breadcrumbs crumbs={breadcrumbs} /> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight">{title}</h1>
          {badge}
        </div>
        {description ? (
          <p className="mt-0.5 max-w-prose text-sm text-pretty text-muted">{description}</p>
        ) : null}
      </div>
      {actions ? (
        <div data-page-actions="title" className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      ) : null}
      <PressOnArrival />
    </header>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations("common");
  return (
    <nav aria-label={t("breadcrumbs")} className="mb-1">
      <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="flex min-w-0 items-center gap-1">
            <Link
              href={crumb.href}
              className="inline-flex min-h-6 items-center truncate rounded-sm hover:text-ink hover:underline"
            >
              {crumb.label}
            </Link>
            <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
