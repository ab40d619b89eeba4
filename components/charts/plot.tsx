"use client";

import { type PointerEvent, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { PlotMarks } from "./plot-marks";
import { scalePlot, shownLabels } from "./plot-scale";
import type { ChartSeries, ChartShape } from "./series";

interface PlotProps extends ChartShape {
  kind: "line" | "area" | "bar";
  stacked: boolean;
}

/** Words along the bottom: so many find room on a phone, and beside a second chart. */
const MOST_LABELS = 7;

/**
 * The drawing itself. Its frame hides it from screen readers and says the same in a sentence and a
 * table.
 */
export function Plot({ kind, stacked, data, x, series, formatX, formatY }: PlotProps) {
  const { formatCompact } = useNumberFormat();
  const [pointed, setPointed] = useState<number | null>(null);
  const { top, spans } = scalePlot(data, series, stacked);
  const marked = series.map((each, index) => ({ ...each, color: colorOf(each, index) }));
  const row = pointed === null ? undefined : data[pointed];

  function point({ currentTarget, clientX }: PointerEvent) {
    const { left, width } = currentTarget.getBoundingClientRect();
    const at = Math.floor(((clientX - left) / Math.max(1, width)) * data.length);
    setPointed(Math.min(data.length - 1, Math.max(0, at)));
  }

  // Time runs as it is drawn, also where one reads from the right.
  return (
    <div dir="ltr" className="flex h-full gap-2 pt-2 text-xs text-muted tabular-nums">
      <div className="-mt-2 mb-4 flex w-9 shrink-0 flex-col justify-between text-end">
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{formatCompact(value)}</span>
        ))}
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <div
          className="relative min-h-0 flex-1"
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setPointed(null)}
        >
          <PlotMarks kind={kind} spans={spans} colors={marked.map(({ color }) => color)} pointed={pointed} />
          {row && pointed !== null ? (
            <Hint
              title={formatX(row[x] ?? "")}
              late={pointed >= data.length / 2}
              at={(pointed + 0.5) / data.length}
              lines={marked.flatMap(({ key, label, color }) => {
                const value = row[key];
                return typeof value === "number" ? [{ name: label, color, value: formatY(value) }] : [];
              })}
            />
          ) : null}
        </div>
        <div className="relative h-6 shrink-0">
          {shownLabels(data.length, MOST_LABELS).map((index) => (
            <span
              key={index}
              className="absolute top-1.5 -translate-x-1/2 whitespace-nowrap"
              style={{ left: `${((index + 0.5) / data.length) * 100}%` }}
            >
              {formatX(data[index]?.[x] ?? "")}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function colorOf({ color }: ChartSeries, index: number): string {
  return color ?? `var(--chart-${(index % 5) + 1})`;
}

interface HintProps {
  title: string;
  /** From 0 to 1 along the bottom, and whether that is beyond its middle. */
  at: number;
  late: boolean;
  lines: { name: string; color: string; value: string }[];
}

function Hint({ title, at, late, lines }: HintProps) {
  return (
    <div
      className={cn(
        "pointer-events-none absolute top-0 z-10 min-w-36 rounded-md border border-line bg-raised px-3 py-2 text-xs text-ink shadow-md",
        late ? "-translate-x-full" : "translate-x-2",
      )}
      style={{ left: `${at * 100}%` }}
    >
      <p className="mb-1 font-medium">{title}</p>
      {lines.map((line) => (
        <p key={line.name} className="flex items-center gap-2">
          <span className="size-2 rounded-full" style={{ background: line.color }} />
          <span className="flex-1 text-muted">{line.name}</span>
          <span className="font-medium tabular-nums">{line.value}</span>
        </p>
      ))}
    </div>
  );
}
