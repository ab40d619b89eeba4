import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatGroup } from "@/components/ui/stat";

/** The figures of today under their heading, with what stands beside it. */
export function TodayStats({ children, beside }: { children: ReactNode; beside?: ReactNode }) {
  const t = useTranslations("overview");
  return (
    <section aria-label={t("today")}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-sm">{t("today")}</h2>
        {beside}
      </div>
      <StatGroup>{children}</StatGroup>
    </section>
  );
}
