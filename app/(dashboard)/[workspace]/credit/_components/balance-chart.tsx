"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { BalanceReadingView } from "@/lib/credit/credit.view";

interface BalanceChartProps {
  readings: BalanceReadingView[];
  days: number;
  timeZone: string;
}

const [WIDTH, HEIGHT] = [800, 200];

/** Readings as steps (a balance holds until the next reading), with a sentence and a table of the same. */
export function BalanceChart({ readings, days, timeZone }: BalanceChartProps) {
  const t = useTranslations("credit");
  const words = useTranslations("common");
  const format = useFormatter();
  const titleId = useId();
  const [table, setTable] = useState(false);
  const values = readings.map((reading) => reading.remaining);
  const top = Math.max(1, ...values);
  const sentence = t("historySentence", {
    count: readings.length,
    first: values[0] ?? 0,
    last: values.at(-1) ?? 0,
    lowest: values.length > 0 ? Math.min(...values) : 0,
    days: spanDays(readings, days),
  });
  const when = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <Card>
      <CardHeader
        title={t("history")}
        description={sentence}
        actions={
          readings.length > 0 ? (
            <Button variant="ghost" size="sm" aria-pressed={table} onClick={() => setTable((now) => !now)}>
              {table ? words("showChart") : words("showTable")}
            </Button>
          ) : null
        }
      />
      {readings.length === 0 ? null : table ? (
        <div className="max-h-72 overflow-y-auto">
          <Table label={t("history")}>
            <TableHead>
              <tr>
                <TableHeader>{t("at")}</TableHeader>
                <TableHeader numeric>{t("credits")}</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {readings.toReversed().map((reading) => (
                <TableRow key={reading.at}>
                  <TableCell>{when(reading.at)}</TableCell>
                  <TableCell numeric>{format.number(reading.remaining)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      ) : (
        <CardBody>
          <div className="grid grid-cols-[auto_1fr] gap-x-3 text-xs text-muted tabular-nums">
            <div className="flex flex-col justify-between text-right">
              <span>{format.number(top, { notation: "compact" })}</span>
              <span>0</span>
            </div>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-48 w-full" role="img" aria-labelledby={titleId}>
              <title id={titleId}>{sentence}</title>
              <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-line" vectorEffect="non-scaling-stroke" />
              <line x1="0" x2={WIDTH} y1="0.5" y2="0.5" className="stroke-line" strokeDasharray="4 4" vectorEffect="non-scaling-stroke" />
              <path d={`${path(readings, top)} V ${HEIGHT} H 0 Z`} className="fill-accent-soft" />
              <path
                d={path(readings, top)}
                className="fill-none stroke-chart-1"
                strokeWidth="2"
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
            <span />
            <div className="flex justify-between gap-4 pt-2">
              <span>{when(readings[0]?.at ?? "")}</span>
              <span className="text-right">{when(readings.at(-1)?.at ?? "")}</span>
            </div>
          </div>
        </CardBody>
      )}
    </Card>
  );
}

function path(readings: BalanceReadingView[], top: number): string {
  const start = Date.parse(readings[0]?.at ?? "");
  const span = Math.max(1, Date.parse(readings.at(-1)?.at ?? "") - start);
  const y = (value: number) => (HEIGHT - (value / top) * (HEIGHT - 4)).toFixed(1);
  const [first, ...rest] = readings;
  if (!first) return "";
  const steps = rest.map((reading) => `H ${(((Date.parse(reading.at) - start) / span) * WIDTH).toFixed(1)} V ${y(reading.remaining)}`);
  return `M 0 ${y(first.remaining)} ${steps.join(" ")} H ${WIDTH}`;
}

function spanDays(readings: BalanceReadingView[], most: number): number {
  const [first, last] = [readings[0], readings.at(-1)];
  if (!first || !last) return most;
  return Math.max(1, Math.round((Date.parse(last.at) - Date.parse(first.at)) / 86_400_000));
}
