"use client";

import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayTold } from "@/lib/core/kept-sentence";
import type { OverviewAlarm } from "@/lib/overview/overview.view";

/** Everything that waits for a person now, with the way there. */
export function AlarmList({ workspaceSlug, alarms }: { workspaceSlug: string; alarms: OverviewAlarm[] }) {
  const t = useTranslations("overview");
  const say = useSay();
  if (alarms.length === 0) return null;
  return (
    <section aria-labelledby="alarms">
      <h2 id="alarms" className="mb-2 font-semibold text-sm">
        {t("alarms")}
      </h2>
      <ul className="grid gap-2">
        {alarms.map((alarm) => {
          const place = alarm.place;
          return (
            <li key={alarm.id}>
              <Notice
                tone={alarm.kind === "balance.low" ? "warning" : "danger"}
                title={sayTold(alarm.told, say)}
                description={<RelativeTime at={alarm.since} />}
              >
                {place === null ? null : (
                  <Button asChild size="sm" variant="secondary">
                    <Link href={`/${workspaceSlug}/${place}`}>{t("open")}</Link>
                  </Button>
                )}
              </Notice>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
