"use client";

import { useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { countable } from "@/lib/messages/shown-status.rules";
import type { FinishedCampaign } from "@/lib/overview/overview.view";

/** What ended lately, and how it went. */
export function FinishedCampaigns({
  workspaceSlug,
  campaigns,
}: {
  workspaceSlug: string;
  campaigns: FinishedCampaign[];
}) {
  const { formatShare } = useNumberFormat();
  const t = useTranslations("overview");
  return (
    <Card>
      <CardHeader title={t("finished")} />
      <ul className="divide-y divide-line border-line border-t">
        {campaigns.map(({ id, name, recipients, delivered, untracked, finishedAt }) => (
          <li key={id}>
            <Link
              href={`/${workspaceSlug}/campaigns/${id}`}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px] sm:px-5"
            >
              <span className="min-w-0 truncate font-medium">{name}</span>
              <span className="tabular-nums">
                {countable({ recipients, untracked }) === 0
                  ? t("notTracked")
                  : t("deliveredShare", {
                      share: formatShare(delivered, countable({ recipients, untracked })),
                    })}
              </span>
              <span className="basis-full text-muted tabular-nums">
                {t("recipients", { count: recipients })} · <RelativeTime at={finishedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
