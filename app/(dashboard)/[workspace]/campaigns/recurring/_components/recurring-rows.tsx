"use client";

import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import type { RecurringView } from "@/lib/recurring/recurring.view";
import { RecurringBadge } from "./recurring-badge";
import { useRecurrenceWords } from "./use-recurrence-words";

interface RecurringRowsProps {
  workspaceSlug: string;
  rows: RecurringView[];
  lists: { id: string; name: string }[];
}

/** Each recurring campaign: when it comes, and when next. */
export function RecurringRows({ workspaceSlug, rows, lists }: RecurringRowsProps) {
  const t = useTranslations("recurring");
  const locale = useLocale();
  const words = useRecurrenceWords(lists);
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {rows.map((row) => (
        <li
          key={row.id}
          className="relative flex flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 hover:bg-hover"
        >
          <span className="min-w-0 basis-full sm:flex-1 sm:basis-0">
            <Link
              href={`/${workspaceSlug}/campaigns/recurring/${row.id}`}
              className="block truncate text-sm font-medium after:absolute after:inset-0"
            >
              <bdi>{row.name}</bdi>
            </Link>
            <span className="block text-sm text-muted">
              <bdi>{words(row)}</bdi>
            </span>
          </span>
          <span className="text-sm text-muted tabular-nums">
            {row.nextAt === null
              ? t("noneComes")
              : row.skipNext
                ? t("nextLeftOut", { when: sayTime(row.nextAt, row.timeZone, locale) })
                : t("nextAt", { when: sayTime(row.nextAt, row.timeZone, locale) })}
          </span>
          <RecurringBadge status={row.status} />
        </li>
      ))}
    </ul>
  );
}
