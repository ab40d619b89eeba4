"use client";

import { useFormatter, useTranslations } from "next-intl";
import { TimeChart } from "@/components/charts/time-chart";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Stat } from "@/components/ui/stat";
import { statusLook } from "@/components/ui/status-look";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { OverviewActivity } from "@/lib/overview/overview.view";
import { deliveredShare } from "@/lib/reports/report.rules";
import { TodayStats } from "./today-stats";

interface ActivityProps {
  activity: OverviewActivity;
  /** Null: not for this role. */
  reportsHref: string | null;
}

/** Today against yesterday, and the last fourteen days as bars. */
export function Activity({ activity, reportsHref }: ActivityProps) {
  return (
    <div className="grid gap-3">
      <Today activity={activity} reportsHref={reportsHref} />
      <Card>
        <CardBody>
          <Days activity={activity} />
        </CardBody>
      </Card>
    </div>
  );
}

function Today({ activity: { days, inFlight }, reportsHref }: ActivityProps) {
  const { formatNumber, formatShare } = useNumberFormat();
  const t = useTranslations("overview");
  const today = days.at(-1);
  const yesterday = days.at(-2);
  if (today === undefined || yesterday === undefined) return null;
  const share = (day: typeof today) => {
    const part = deliveredShare(day);
    return part === null ? null : formatShare(day.delivered, day.sent - day.untracked);
  };
  const now = share(today);
  const before = share(yesterday);
  const than = (count: number) => t("yesterday", { count });
  return (
    <TodayStats
      beside={
        reportsHref === null ? null : (
          <Button asChild size="sm" variant="secondary">
            <Link href={reportsHref}>{t("openReports")}</Link>
          </Button>
        )
      }
    >
      <Stat label={t("sent")} value={formatNumber(today.sent)} hint={than(yesterday.sent)} />
      <Stat
        label={t("delivered")}
        value={formatNumber(today.delivered)}
        hint={
          now === null
            ? than(yesterday.delivered)
            : before === null
              ? t("ofTracked", { share: now })
              : t("ofTrackedThan", { share: now, before })
        }
      />
      {today.read + yesterday.read === 0 ? null : (
        <Stat label={t("read")} value={formatNumber(today.read)} hint={than(yesterday.read)} />
      )}
      <Stat label={t("failed")} value={formatNumber(today.failed)} hint={than(yesterday.failed)} />
      <Stat label={t("waiting")} value={formatNumber(today.waiting)} hint={t("waitingHint")} />
      {today.untracked + yesterday.untracked === 0 ? null : (
        <Stat label={t("untracked")} value={formatNumber(today.untracked)} hint={than(yesterday.untracked)} />
      )}
      <Stat label={t("inFlight")} value={formatNumber(inFlight)} hint={t("inFlightHint")} />
    </TodayStats>
  );
}

function Days({ activity: { days } }: { activity: OverviewActivity }) {
  const t = useTranslations("overview");
  const format = useFormatter();
  const { formatNumber } = useNumberFormat();
  const name = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
  const most = days.reduce((best, day) => (day.sent > best.sent ? day : best), days[0] as (typeof days)[0]);
  // Only WhatsApp tells it.
  const anyRead = days.some(({ read }) => read > 0);
  return (
    <TimeChart
      kind="bar"
      stacked
      level={2}
      height={180}
      title={t("lastDays")}
      sentence={
        most.sent === 0
          ? t("lastDaysNone")
          : t("lastDaysMost", {
              sum: days.reduce((sum, day) => sum + day.sent, 0),
              day: name(most.day),
              count: most.sent,
            })
      }
      data={days.map(({ day, delivered, read, ...figures }) => ({
        ...figures,
        ...(anyRead ? { read } : {}),
        delivered: delivered - read,
        x: name(day),
      }))}
      x="x"
      xLabel={t("day")}
      formatY={formatNumber}
      series={[
        ...(anyRead ? [{ key: "read", label: t("read"), color: statusLook("read").color }] : []),
        {
          key: "delivered",
          label: t(anyRead ? "notRead" : "delivered"),
          color: statusLook("delivered").color,
        },
        { key: "failed", label: t("failed"), color: statusLook("failed").color },
        { key: "waiting", label: t("waiting"), color: statusLook("sent").color },
        { key: "untracked", label: t("untracked"), color: statusLook("suppressed").color },
      ]}
    />
  );
}
