"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import type { BalanceReadingView } from "@/lib/credit/credit.view";

interface BalancePlotProps {
  readings: BalanceReadingView[];
  sentence: string;
  /** Where the warning begins; null: nowhere. */
  lowAt: number | null;
  when: (at: string) => string;
}

const [WIDTH, HEIGHT] = [800, 200];

/**
 * A balance holds until the next reading, so the line goes in steps, and time runs evenly along the
 * bottom.
 */
export function BalancePlot({ readings, sentence, lowAt, when }: BalancePlotProps) {
  const t = useTranslations("credit");
  const format = useFormatter();
  const titleId = useId();
  const top = roundUp(Math.max(1, lowAt ?? 0, ...readings.map((reading) => reading.remaining)));
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  const line = steps(readings, y);
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-3 text-xs text-muted tabular-nums">
      <div className="-my-2 flex flex-col justify-between text-end">
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{format.number(value, { notation: "compact" })}</span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-48 w-full overflow-visible"
        role="img"
        aria-labelledby={titleId}
      >
        <title id={titleId}>{sentence}</title>
        {[top, top / 2, 0].map((value) => (
          <line
            key={value}
            x1="0"
            x2={WIDTH}
            y1={y(value)}
            y2={y(value)}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <path d={`${line} V ${HEIGHT} H 0 Z`} className="fill-accent-soft opacity-60" />
        {lowAt === null ? null : (
          <line
            x1="0"
            x2={WIDTH}
            y1={y(lowAt)}
            y2={y(lowAt)}
            className="stroke-warning"
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
        <path
          d={line}
          className="fill-none stroke-chart-1"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span />
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 pt-2">
        <span>{when(readings[0]?.at ?? "")}</span>
        {lowAt === null ? null : (
          <span className="flex items-center gap-1.5">
            <span aria-hidden="true" className="w-4 border-t border-dashed border-warning" />
            {t("lowLine")} {format.number(lowAt)}
          </span>
        )}
        <span className="text-end">{when(readings.at(-1)?.at ?? "")}</span>
      </div>
    </div>
  );
}

/** The next 1, 2, 2.5 or 5 times a power of ten, so that the axis has round numbers. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}

function steps(readings: BalanceReadingView[], y: (value: number) => number): string {
  const start = Date.parse(readings[0]?.at ?? "");
  const span = Math.max(1, Date.parse(readings.at(-1)?.at ?? "") - start);
  const [first, ...rest] = readings;
  if (!first) return "";
  const path = rest.map(
    (each) =>
      `H ${(((Date.parse(each.at) - start) / span) * WIDTH).toFixed(1)} V ${y(each.remaining).toFixed(1)}`,
  );
  return `M 0 ${y(first.remaining).toFixed(1)} ${path.join(" ")} H ${WIDTH}`;
}
