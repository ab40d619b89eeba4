"use client";

import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useNumberFormat } from "@/components/ui/use-number-format";
import type { ChartSeries, ChartShape } from "./series";

interface PlotProps extends ChartShape {
  kind: "line" | "area" | "bar";
  stacked: boolean;
}

const AXIS = { fill: "var(--muted)", fontSize: 12 };

/**
 * The drawing itself. Its frame hides it from screen readers and says the same in a sentence and a
 * table.
 */
export function Plot({ kind, stacked, data, x, series, formatX, formatY }: PlotProps) {
  const { formatCompact } = useNumberFormat();
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={[...data]}
        accessibilityLayer={false}
        margin={{ top: 6, right: 6, bottom: 0, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey={x}
          tickFormatter={formatX}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
          minTickGap={28}
          tickMargin={8}
        />
        <YAxis
          width={44}
          tickFormatter={formatCompact}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
        />
        <Tooltip
          cursor={kind === "bar" ? { fill: "var(--hover)" } : { stroke: "var(--line-strong)" }}
          content={({ active, payload, label }) =>
            active && payload?.length ? (
              <Hint
                title={formatX(label ?? "")}
                lines={payload.map((each) => ({
                  name: String(each.name),
                  color: String(each.color ?? each.stroke),
                  value: formatY(Number(each.value)),
                }))}
              />
            ) : null
          }
        />
        {series.map((each, index) =>
          mark(kind, stacked, each, each.color ?? `var(--chart-${(index % 5) + 1})`),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function mark(kind: PlotProps["kind"], stacked: boolean, series: ChartSeries, color: string) {
  const shared = { dataKey: series.key, name: series.label, isAnimationActive: false };
  const stackId = stacked ? "all" : undefined;
  if (kind === "bar")
    return (
      <Bar
        key={series.key}
        {...shared}
        stackId={stackId}
        fill={color}
        maxBarSize={28}
        radius={stacked ? 0 : 3}
      />
    );
  if (kind === "area") {
    return (
      <Area
        key={series.key}
        {...shared}
        type="monotone"
        stackId={stackId}
        stroke={color}
        strokeWidth={stacked ? 1 : 1.75}
        fill={color}
        fillOpacity={stacked ? 0.75 : 0.12}
      />
    );
  }
  return (
    <Line
      key={series.key}
      {...shared}
      type="monotone"
      stroke={color}
      strokeWidth={1.75}
      dot={false}
      activeDot={{ r: 3.5 }}
    />
  );
}

function Hint({ title, lines }: { title: string; lines: { name: string; color: string; value: string }[] }) {
  return (
    <div className="min-w-36 rounded-md border border-line bg-raised px-3 py-2 text-xs shadow-md">
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
