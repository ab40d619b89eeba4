"use client";

import { useTranslations } from "next-intl";
import { TimeChart } from "@/components/charts/time-chart";
import { Card, CardBody } from "@/components/ui/card";
import { statusLook } from "@/components/ui/status-look";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { MessageReport } from "@/lib/reports/report.view";
import { useStepName } from "./use-step-name";

/** More bars than that are no chart; the table has the rest. */
const MOST_BARS = 20;

/** What became of what was sent, as stacked bars: a time each, or the largest lines. */
export function ReportChart({ report }: { report: MessageReport }) {
  const t = useTranslations("reports");
  const { formatNumber } = useNumberFormat();
  const name = useStepName(report.by);
  const inTime = report.by === "day" || report.by === "week" || report.by === "month";
  const rows = inTime ? report.data : report.data.slice(0, MOST_BARS);
  const most = rows.reduce((best, row) => (row.sent > (best?.sent ?? 0) ? row : best), rows[0]);
  const anyRead = report.totals.read > 0;
  if (rows.length < 2) return null;
  return (
    <Card className="print:break-inside-avoid">
      <CardBody>
        <TimeChart
          kind="bar"
          stacked
          level={2}
          title={t("chart")}
          sentence={
            most === undefined || most.sent === 0
              ? t("chartNothing")
              : t("chartSentence", { name: name(most), count: most.sent })
          }
          data={rows.map((row) => ({
            x: name(row),
            ...(anyRead ? { read: row.read } : {}),
            delivered: row.delivered - row.read,
            failed: row.failed,
            waiting: row.waiting,
            untracked: row.untracked,
          }))}
          x="x"
          xLabel={t(`by.${report.by}`)}
          formatY={formatNumber}
          series={[
            ...(anyRead ? [{ key: "read", label: t("read"), color: statusLook("read").color }] : []),
            {
              key: "delivered",
              label: t(anyRead ? "unread" : "delivered"),
              color: statusLook("delivered").color,
            },
            { key: "failed", label: t("failed"), color: statusLook("failed").color },
            { key: "waiting", label: t("waiting"), color: statusLook("sent").color },
            { key: "untracked", label: t("untracked"), color: statusLook("suppressed").color },
          ]}
        />
      </CardBody>
    </Card>
  );
}
