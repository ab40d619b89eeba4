"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";
import { useChartClock } from "./use-chart-clock";

const WIDTH = 640;
const HEIGHT = 180;
const SERIES = [
  { key: "delivered", fill: "fill-status-delivered" },
  { key: "failed", fill: "fill-status-failed" },
] as const;

/** The reports of each time as a column, and what was sent and read as lines. */
export function DeliveryColumns({ series }: { series: CampaignProgressView["series"] }) {
  const t = useTranslations("campaigns.report.chart");
  const format = useFormatter();
  const clock = useChartClock(series);
  const most = niceCeiling(
    Math.max(1, ...series.map((point) => Math.max(point.sent, point.read, point.delivered + point.failed))),
  );
  const step = WIDTH / series.length;
  const y = (value: number) => HEIGHT - (HEIGHT * value) / most;
  const lineOf = (key: "sent" | "read") =>
    series
      .map(
        (point, index) =>
          `${index === 0 ? "M" : "L"}${((index + 0.5) * step).toFixed(1)},${y(point[key]).toFixed(1)}`,
      )
      .join("");
  // Only WhatsApp tells it.
  const anyRead = series.some((point) => point.read > 0);
  return (
    <div aria-hidden="true">
      {/* Time runs as it is drawn, also where one reads from the right. */}
      <div dir="ltr" className="flex gap-2">
        <div className="flex h-56 w-9 shrink-0 flex-col justify-between text-end text-xs text-muted tabular-nums">
          <span className="-mt-2">{format.number(most)}</span>
          <span>{format.number(most / 2)}</span>
          <span className="-mb-2">0</span>
        </div>
        <svg
          role="presentation"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-56 min-w-0 flex-1 overflow-visible"
        >
          {[0, 0.5, 1].map((line) => (
            <line
              key={line}
              x1={0}
              x2={WIDTH}
              y1={HEIGHT * line}
              y2={HEIGHT * line}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {series.map((point, index) => {
            let top = 0;
            return SERIES.map(({ key, fill }) => {
              top += point[key];
              if (point[key] === 0) return null;
              const x = index * step + step * 0.12;
              return (
                <rect
                  key={`${point.at}-${key}`}
                  x={x}
                  y={y(top)}
                  width={step * 0.76}
                  height={HEIGHT - y(point[key])}
                  className={fill}
                />
              );
            });
          })}
          <path
            d={lineOf("sent")}
            fill="none"
            strokeWidth={1.5}
            strokeDasharray="4 3"
            className="stroke-status-sent"
            vectorEffect="non-scaling-stroke"
          />
          {anyRead ? (
            <path
              d={lineOf("read")}
              fill="none"
              strokeWidth={1.5}
              className="stroke-status-read"
              vectorEffect="non-scaling-stroke"
            />
          ) : null}
        </svg>
      </div>
      <div dir="ltr" className="mt-1 flex justify-between ps-11 text-xs text-muted tabular-nums">
        <span>{clock(series[0]?.at ?? "")}</span>
        <span>{clock(series.at(-1)?.at ?? "")}</span>
      </div>
      <ul className="mt-3 flex flex-wrap gap-4 ps-11 text-xs text-muted">
        <li className="flex items-center gap-1.5">
          <span className="w-4 border-t-2 border-dashed border-status-sent" />
          {t("sent")}
        </li>
        <li className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-sm bg-status-delivered" />
          {t("delivered")}
        </li>
        {anyRead ? (
          <li className="flex items-center gap-1.5">
            <span className="w-4 border-t-2 border-status-read" />
            {t("read")}
          </li>
        ) : null}
        <li className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-sm bg-status-failed" />
          {t("failed")}
        </li>
      </ul>
    </div>
  );
}

/** 1, 2 or 5 times a power of ten, at least the value, and even, so that its half is whole. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 2, 4, 6, 8, 10].find((step) => step * power >= value) ?? 10;
  return Math.max(2, nice * power);
}
