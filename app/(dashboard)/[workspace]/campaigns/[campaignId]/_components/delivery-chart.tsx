"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";

const WIDTH = 640;
const HEIGHT = 180;
const SERIES = [
  { key: "delivered", fill: "fill-status-delivered" },
  { key: "failed", fill: "fill-status-failed" },
] as const;

/** Reports as they came in, as columns, as a table, and as a sentence. */
export function DeliveryChart({ progress }: { progress: CampaignProgressView }) {
  const t = useTranslations("campaigns.report.chart");
  const [view, setView] = useState<"chart" | "table">("chart");
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface p-5">
      <div className="mb-1 flex items-center justify-between gap-2">
        <h2 id={id} className="text-sm font-medium">
          {t("title")}
        </h2>
        <fieldset className="flex rounded-md bg-sunken p-0.5">
          <legend className="sr-only">{t("view")}</legend>
          {(["chart", "table"] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={view === each}
              onClick={() => setView(each)}
              className={cn(
                "min-h-6 rounded px-2 py-0.5 text-xs",
                view === each ? "bg-surface font-medium shadow-sm" : "text-muted",
              )}
            >
              {t(each)}
            </button>
          ))}
        </fieldset>
      </div>
      <Sentence progress={progress} />
      {progress.series.length === 0 ? (
        <p className="flex h-45 items-center justify-center text-sm text-muted">{t("empty")}</p>
      ) : view === "chart" ? (
        <Columns series={progress.series} />
      ) : (
        <Table series={progress.series} />
      )}
    </section>
  );
}

function useClock(series: CampaignProgressView["series"]) {
  const format = useFormatter();
  const first = series[0]?.at ?? "";
  const last = series.at(-1)?.at ?? "";
  const days = first.slice(0, 10) !== last.slice(0, 10);
  const seconds =
    !days && series.length > 1 && new Date(last).getTime() - new Date(first).getTime() < 10 * 60_000;
  return (at: string) =>
    format.dateTime(
      new Date(at),
      days
        ? { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
        : { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(seconds ? { second: "2-digit" } : {}) },
    );
}

function Sentence({ progress }: { progress: CampaignProgressView }) {
  const t = useTranslations("campaigns.report.chart");
  const clock = useClock(progress.series);
  const arrived = progress.series.filter((point) => point.delivered > 0);
  const delivered = arrived.reduce((sum, point) => sum + point.delivered, 0);
  const peak = arrived.reduce(
    (best, point) => (point.delivered > best.delivered ? point : best),
    arrived[0] ?? { at: "", delivered: 0 },
  );
  const words =
    delivered === 0
      ? t("sentenceNone")
      : t("sentence", {
          delivered,
          from: clock(arrived[0]?.at ?? ""),
          to: clock(arrived.at(-1)?.at ?? ""),
          peak: clock(peak.at),
        });
  return <p className="mb-4 text-sm text-muted tabular-nums">{words}</p>;
}

function Columns({ series }: { series: CampaignProgressView["series"] }) {
  const t = useTranslations("campaigns.report.chart");
  const format = useFormatter();
  const clock = useClock(series);
  const most = niceCeiling(
    Math.max(1, ...series.map((point) => Math.max(point.sent, point.delivered + point.failed))),
  );
  const step = WIDTH / series.length;
  const y = (value: number) => HEIGHT - (HEIGHT * value) / most;
  const sentLine = series
    .map(
      (point, index) =>
        `${index === 0 ? "M" : "L"}${((index + 0.5) * step).toFixed(1)},${y(point.sent).toFixed(1)}`,
    )
    .join("");
  return (
    <div aria-hidden="true">
      <div className="flex gap-2">
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
            d={sentLine}
            fill="none"
            strokeWidth={1.5}
            strokeDasharray="4 3"
            className="stroke-status-sent"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <div className="mt-1 flex justify-between ps-11 text-xs text-muted tabular-nums">
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
        <li className="flex items-center gap-1.5">
          <span className="size-2.5 rounded-sm bg-status-failed" />
          {t("failed")}
        </li>
      </ul>
    </div>
  );
}

function Table({ series }: { series: CampaignProgressView["series"] }) {
  const t = useTranslations("campaigns.report.chart");
  const format = useFormatter();
  const clock = useClock(series);
  const columns = ["sent", "delivered", "failed"] as const;
  return (
    <section className="max-h-60 overflow-y-auto" tabIndex={0} aria-label={t("title")}>
      <table className="w-full text-sm tabular-nums">
        <thead className="sticky top-0 bg-surface text-xs text-muted">
          <tr>
            <th scope="col" className="py-1 text-start font-normal">
              {t("time")}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="py-1 text-end font-normal">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map((point) => (
            <tr key={point.at} className="border-t border-line">
              <th scope="row" className="py-1 text-start font-normal">
                {clock(point.at)}
              </th>
              {columns.map((column) => (
                <td key={column} className="py-1 text-end">
                  {format.number(point[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 1, 2 or 5 times a power of ten, at least the value, and even, so that its half is whole. */
function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 2, 4, 6, 8, 10].find((step) => step * power >= value) ?? 10;
  return Math.max(2, nice * power);
}
