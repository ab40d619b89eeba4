"use client";

import { useFormatter, useTranslations } from "next-intl";
import { TimeChart } from "@/components/charts/time-chart";
import { Card, CardBody } from "@/components/ui/card";

interface DayBarsProps {
  title: string;
  sentence: string;
  /** What is counted each day. */
  label: string;
  days: { day: string; count: number }[];
}

/** One figure over the last fourteen days, for a role that has no messages of its own. */
export function DayBars({ title, sentence, label, days }: DayBarsProps) {
  const t = useTranslations("overview");
  const format = useFormatter();
  return (
    <Card>
      <CardBody>
        <TimeChart
          kind="bar"
          level={2}
          height={180}
          title={title}
          sentence={sentence}
          data={days.map(({ day, count }) => ({
            x: format.dateTime(new Date(`${day}T00:00:00Z`), {
              day: "numeric",
              month: "short",
              timeZone: "UTC",
            }),
            count,
          }))}
          x="x"
          xLabel={t("day")}
          series={[{ key: "count", label }]}
        />
      </CardBody>
    </Card>
  );
}
