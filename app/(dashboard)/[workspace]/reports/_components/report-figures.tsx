"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Stat, StatGroup } from "@/components/ui/stat";
import { useNumberFormat } from "@/components/ui/use-number-format";
import { changeSince, deliveredShare, type Figure } from "@/lib/reports/report.rules";
import type { MessageReport } from "@/lib/reports/report.view";
import { useChargeCost } from "./use-charge-cost";
import { useMoney } from "./use-money";

/** The totals of the period, each against the period before. */
export function ReportFigures({ report }: { report: MessageReport }) {
  const t = useTranslations("reports");
  const { formatNumber, formatShare } = useNumberFormat();
  const money = useMoney(report.currency);
  const moneyBefore = useMoney(report.before.currency);
  const format = useFormatter();
  const date = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const tw = useTranslations("whatsapp-costs.report");
  const costOf = useChargeCost();
  const { totals } = report;
  const { whatsapp } = totals;
  const before = report.before.totals;
  const change = (name: Figure) => {
    const share = changeSince(totals[name], before[name]);
    if (before[name] === 0 && totals[name] === 0) return t("nothingBefore");
    if (share === null) return t("noneBefore");
    const sign = share > 0 ? "+" : share < 0 ? "−" : "±";
    return t("change", {
      change: `${sign}${formatShare(Math.abs(share), 1)}`,
      before: formatNumber(before[name]),
    });
  };
  const tracked = totals.sent - totals.untracked;
  const share = deliveredShare(totals);
  return (
    <section aria-label={t("totals")} className="grid gap-3">
      <StatGroup>
        <Stat label={t("sent")} value={formatNumber(totals.sent)} hint={change("sent")} />
        <Stat
          label={t("delivered")}
          value={formatNumber(totals.delivered)}
          hint={
            share === null
              ? t("noneTracked")
              : t("ofTracked", { share: formatShare(totals.delivered, tracked) })
          }
        />
        {totals.read + before.read === 0 ? null : (
          <Stat
            label={t("read")}
            value={formatNumber(totals.read)}
            hint={t("ofDelivered", { share: formatShare(totals.read, totals.delivered) })}
          />
        )}
        <Stat
          label={t("failed")}
          value={formatNumber(totals.failed)}
          hint={totals.refused > 0 ? t("ofThemRefused", { count: totals.refused }) : change("failed")}
        />
        <Stat label={t("waiting")} value={formatNumber(totals.waiting)} hint={t("waitingHint")} />
        <Stat label={t("untracked")} value={formatNumber(totals.untracked)} hint={t("untrackedHint")} />
      </StatGroup>
      <StatGroup>
        <Stat label={t("replies")} value={formatNumber(totals.replies)} hint={change("replies")} />
        <Stat label={t("optOuts")} value={formatNumber(totals.optOuts)} hint={change("optOuts")} />
        <Stat label={t("credits")} value={formatNumber(totals.credits)} hint={change("credits")} />
        <Stat
          className="max-sm:basis-full!"
          label={t("cost")}
          value={money(totals.cost)}
          hint={
            totals.cost === null && totals.credits > 0
              ? t("noPriceShort")
              : before.cost === null
                ? undefined
                : t("costBefore", { before: moneyBefore(before.cost) })
          }
        />
        {whatsapp.charged + whatsapp.free === 0 ? null : (
          <Stat
            className="max-sm:basis-full!"
            label={tw("title")}
            value={costOf(whatsapp)}
            hint={[
              tw("charged", { charged: whatsapp.charged }),
              tw("free", { free: whatsapp.free }),
              ...(whatsapp.unpriced > 0 ? [tw("unpriced", { unpriced: whatsapp.unpriced })] : []),
            ].join(", ")}
          />
        )}
      </StatGroup>
      <p className="text-muted text-xs">
        {t("comparedWith", { from: date(report.before.from), to: date(report.before.to) })}
      </p>
    </section>
  );
}
