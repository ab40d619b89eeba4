"use client";

import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { sayTold } from "@/lib/core/kept-sentence";
import type { OverviewAlarm } from "@/lib/overview/overview.view";

/** The newest alarm on every page but the overview, which lists all of them. */
export function AlarmBanner({ workspaceSlug, alarms }: { workspaceSlug: string; alarms: OverviewAlarm[] }) {
  const t = useTranslations("overview");
  const say = useSay();
  const [newest, ...others] = alarms;
  if (newest === undefined) return null;
  const place = newest.place;
  return (
    <Notice
      wide
      tone={newest.kind === "balance.low" ? "warning" : "danger"}
      title={sayTold(newest.told, say)}
    >
      {place === null ? null : (
        <Button asChild size="sm" variant="secondary">
          <Link href={`/${workspaceSlug}/${place}`}>{t("open")}</Link>
        </Button>
      )}
      {others.length === 0 ? null : (
        <Button asChild size="sm" variant="ghost">
          <Link href={`/${workspaceSlug}`}>{t("moreAlarms", { count: others.length })}</Link>
        </Button>
      )}
    </Notice>
  );
}
