"use client";

import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";
import { PART_UNITS, type TextAnalysis } from "@/lib/core/sms-text";

/** "1 SMS · 106 characters left"; what the encoding has to do with it stands on hover. */
export function TextMeter({ analysis, merged }: { analysis: TextAnalysis; merged: boolean }) {
  const t = useTranslations("campaigns.compose.meter");
  const { encoding, parts, remaining } = analysis;
  const { single, several } = PART_UNITS[encoding];
  const left = parts > 1 ? t("leftIn", { count: remaining, part: parts }) : t("left", { count: remaining });
  return (
    <p className="text-sm text-muted tabular-nums" data-testid="text-meter">
      <Tooltip content={t("help", { encoding: t(encoding), most: single, joined: several })}>
        <button type="button" className="cursor-default rounded-sm">
          {encoding === "ucs2" ? `${t(encoding)} · ` : ""}
          {t("parts", { count: parts })} · {left}
        </button>
      </Tooltip>
      {merged ? <span className="text-xs"> ({t("merged")})</span> : null}
    </p>
  );
}
