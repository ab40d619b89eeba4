"use client";

import { useTranslations } from "next-intl";
import { Card, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Stat } from "@/components/ui/stat";
import { StatusBadge } from "@/components/ui/status-badge";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { OverviewTransfers } from "@/lib/overview/overview.view";
import { DayBars } from "./day-bars";
import { DueCustomers } from "./due-customers";
import { TodayStats } from "./today-stats";

/** A reseller's day: what went to customers, how it goes on, and the last transfers. */
export function TransfersBlock({
  workspaceSlug,
  transfers: { days, latest, unresolved, awaitingApproval, month, due, dueCount },
}: {
  workspaceSlug: string;
  transfers: OverviewTransfers;
}) {
  const { formatNumber } = useNumberFormat();
  const t = useTranslations("overview");
  const status = useTranslations("transfers.status");
  const today = days.at(-1);
  const yesterday = days.at(-2);
  const sum = days.reduce((all, day) => all + day.credits, 0);
  return (
    <div className="grid gap-3">
      <TodayStats>
        <Stat
          label={t("transferred")}
          value={formatNumber(today?.credits ?? 0)}
          hint={t("yesterday", { count: yesterday?.credits ?? 0 })}
        />
        <Stat
          label={t("transfers")}
          value={formatNumber(today?.transfers ?? 0)}
          hint={t("yesterday", { count: yesterday?.transfers ?? 0 })}
        />
        <Stat
          label={t("transferredMonth")}
          value={formatNumber(month.credits)}
          hint={t("monthTransfers", { count: month.transfers })}
        />
        <Stat
          label={t("openOutcomes")}
          value={formatNumber(unresolved)}
          tone={unresolved > 0 ? "warning" : "neutral"}
          hint={t("openOutcomesHint")}
        />
        <Stat
          label={t("approvals")}
          value={formatNumber(awaitingApproval)}
          tone={awaitingApproval > 0 ? "warning" : "neutral"}
          hint={t("approvalsHint")}
        />
      </TodayStats>
      <DayBars
        title={t("transferredDays")}
        sentence={t("transferredDaysSum", { count: sum })}
        label={t("transferred")}
        days={days.map(({ day, credits }) => ({ day, count: credits }))}
      />
      <DueCustomers workspaceSlug={workspaceSlug} due={due} dueCount={dueCount} />
      {latest.length === 0 ? null : (
        <Card>
          <CardHeader title={t("latestTransfers")} />
          <ul className="divide-y divide-line border-line border-t">
            {latest.map((transfer) => (
              <li key={transfer.id}>
                <Link
                  href={`/${workspaceSlug}/transfers/${transfer.id}`}
                  className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover focus-visible:outline-offset-[-2px] sm:px-5"
                >
                  <span className="min-w-0 truncate font-medium">{transfer.customer}</span>
                  <span className="tabular-nums">{formatNumber(transfer.credits)}</span>
                  <span className="flex basis-full flex-wrap justify-between gap-x-4 text-muted">
                    <StatusBadge status={transfer.status} label={status(transfer.status)} />
                    <RelativeTime at={transfer.createdAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
