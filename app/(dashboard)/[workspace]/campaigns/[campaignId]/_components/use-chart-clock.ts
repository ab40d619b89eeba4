import { useFormatter } from "next-intl";
import type { CampaignProgressView } from "@/lib/campaigns/campaign.view";

/**
 * Writes a time of the series: with its day where there are several, with seconds
 * where it is short.
 */
export function useChartClock(series: CampaignProgressView["series"]) {
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
