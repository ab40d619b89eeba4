"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { SplitBy } from "@/lib/splits/split.rules";
import type { SplitProgress } from "@/lib/splits/split.view";

/** Which text leads by the figure that was chosen, and within what bounds, in words. */
export function SplitVerdict({ by, progress }: { by: SplitBy; progress: SplitProgress }) {
  const t = useTranslations("campaigns.split");
  const format = useFormatter();
  if (by === "person") return null;
  const { verdict } = progress;
  if (verdict === null) return <p className="text-sm text-muted">{t("noVerdict")}</p>;
  const points = (share: number) =>
    format.number(share * 100, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: verdict.sure ? "auto" : "exceptZero",
    });
  const values = { leads: verdict.leads, than: verdict.than };
  const bounds = { low: points(verdict.low), high: points(verdict.high) };
  return (
    <p className="text-sm tabular-nums" data-verdict={verdict.sure ? "sure" : "close"}>
      {t(verdict.sure ? `sure.${by}` : verdict.level ? "close.level" : "close.call", values)}{" "}
      {t(verdict.sure ? "interval" : "difference", { ...values, ...bounds })}
    </p>
  );
}
