"use client";

import { useTranslations } from "next-intl";
import type { TextAnalysis } from "@/lib/core/sms-text";

/** "GSM-7 · 1 part · 34 left". */
export function TextMeter({ analysis, merged }: { analysis: TextAnalysis; merged: boolean }) {
  const t = useTranslations("campaigns.compose.meter");
  const words = [
    t(analysis.encoding),
    t("parts", { count: analysis.parts }),
    analysis.parts > 1
      ? t("leftIn", { count: analysis.remaining, part: analysis.parts })
      : t("left", { count: analysis.remaining }),
  ];
  return (
    <p className="text-sm text-muted tabular-nums" data-testid="text-meter">
      {words.join(" · ")}
      {merged ? <span className="text-xs"> ({t("merged")})</span> : null}
    </p>
  );
}
