"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";
import { DeliveryColumns } from "./delivery-columns";
import { useChartClock } from "./use-chart-clock";

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
        <DeliveryColumns series={progress.series} />
      ) : (
        <Table series={progress.series} />
      )}
    </section>
  );
}

function Sentence({ progress }: { progress: CampaignProgressView }) {
  const t = useTranslations("campaigns.report.chart");
  const clock = useChartClock(progress.series);
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

function Table({ series }: { series: CampaignProgressView["series"] }) {
  const t = useTranslations("campaigns.report.chart");
  const format = useFormatter();
  const clock = useChartClock(series);
  // Only WhatsApp tells it.
  const read = series.some((point) => point.read > 0) ? (["read"] as const) : [];
  const columns = ["sent", "delivered", ...read, "failed"] as const;
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
