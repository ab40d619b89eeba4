"use client";

import { useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { OverviewTransfers } from "@/lib/overview/overview.view";

interface DueCustomersProps extends Pick<OverviewTransfers, "due" | "dueCount"> {
  workspaceSlug: string;
}

/** Whose usual pause is over, the most overdue first; each leads to its page. */
export function DueCustomers({ workspaceSlug, due, dueCount }: DueCustomersProps) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("overview");
  if (due.length === 0) return null;
  return (
    <Card>
      <CardHeader
        title={t("dueCustomers", { count: dueCount })}
        actions={
          <Link
            className="text-sm underline underline-offset-2"
            href={`/${workspaceSlug}/transfers?tab=customers&due=true&order=due`}
          >
            {t("allDue")}
          </Link>
        }
      />
      <ul className="divide-y divide-line border-line border-t">
        {due.map(({ id, name, lastDaysAgo, usualDays, usualCredits }) => (
          <li key={id}>
            <Link
              href={`/${workspaceSlug}/customers/${id}`}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px] sm:px-5"
            >
              <span className="min-w-0 truncate font-medium">{name}</span>
              <span className="tabular-nums">{usualCredits === null ? "–" : formatNumber(usualCredits)}</span>
              <span className="basis-full text-muted">
                {t("dueRhythm", { every: usualDays, ago: lastDaysAgo })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
