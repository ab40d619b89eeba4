"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Fallback } from "@/lib/fallbacks/fallback.rules";

/** Who gets an SMS instead, as a sentence. */
export function useFallbackWords(): (fallback: Pick<Fallback, "when" | "hours">) => string {
  const t = useTranslations("campaigns.fallback");
  const locale = useLocale();
  return ({ when, hours }) => {
    const who = when.map((one) => t(`who.${one}`, { hours: hours ?? 0 }));
    if (who.length === 0) return t("nobody");
    return t("rule", { who: new Intl.ListFormat(locale, { type: "conjunction" }).format(who) });
  };
}
