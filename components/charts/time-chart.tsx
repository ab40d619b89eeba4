"use client";

import { ChartSpline, Table as TableIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { ChartTable } from "./chart-table";
import { Plot } from "./plot";
import type { ChartRow, ChartSeries } from "./series";

interface TimeChartProps {
  title: string;
  /** What the chart says, in a sentence. It is what a screen reader gets, beside the table. */
  sentence: string;
  kind?: "line" | "area" | "bar";
  data: readonly ChartRow[];
  /** The key along the bottom: words or times. */
  x: string;
  /** Names the column of `x` in the table. */
  xLabel: string;
  formatX?: (value: string | number) => string;
  formatY?: (value: number) => string;
  series: readonly ChartSeries[];
  stacked?: boolean;
  /** In pixels; kept also while loading, so that nothing jumps. */
  height?: number;
  /** Under another heading that already says it. */
  hideTitle?: boolean;
  level?: 2 | 3 | 4;
  className?: string;
}

/**
 * Numbers over time, drawn; with the sentence that says what to see, and the same numbers as a
 * table.
 */
export function TimeChart(props: TimeChartProps) {
  const { formatNumber } = useNumberFormat();
  const {
    title,
    sentence,
    kind = "line",
    data,
    x,
    xLabel,
    series,
    stacked = false,
    height = 220,
    hideTitle = false,
    level = 3,
    className,
  } = props;
  const { formatX = String, formatY = formatNumber } = props;
  const t = useTranslations("common");
  const [asTable, setAsTable] = useState(false);
  const Heading = `h${level}` as const;
  const shape = { data, x, series, formatX, formatY };
  return (
    <figure className={cn("min-w-0", className)}>
      <figcaption className="mb-3 flex items-start justify-between gap-4">
        <div className="min-w-0">
          <Heading className={hideTitle ? "sr-only" : "text-sm font-semibold"}>{title}</Heading>
          <p className="text-sm text-pretty text-muted">{sentence}</p>
        </div>
        <Button
          variant="ghost"
          size="sm"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="-mt-1 text-muted"
        >
          {asTable ? <ChartSpline aria-hidden="true" /> : <TableIcon aria-hidden="true" />}
          <span className="max-sm:sr-only">{asTable ? t("showChart") : t("showTable")}</span>
        </Button>
      </figcaption>
      {data.length === 0 ? (
        <p className="grid place-items-center rounded-md bg-sunken text-sm text-muted" style={{ height }}>
          {t("noData")}
        </p>
      ) : asTable ? (
        <div className="scroll-thin overflow-y-auto" style={{ maxHeight: Math.max(height, 280) }}>
          <ChartTable label={title} xLabel={xLabel} {...shape} />
        </div>
      ) : (
        <>
          <div aria-hidden="true" style={{ height }}>
            <Plot kind={kind} stacked={stacked} {...shape} />
          </div>
          {series.length > 1 ? <Legend series={series} /> : null}
        </>
      )}
    </figure>
  );
}

function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {series.map((each, index) => (
        <li key={each.key} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-full"
            style={{ background: each.color ?? `var(--chart-${(index % 5) + 1})` }}
          />
          {each.label}
        </li>
      ))}
    </ul>
  );
}
