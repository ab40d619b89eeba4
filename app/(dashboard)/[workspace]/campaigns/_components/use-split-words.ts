"use client";

import { useTranslations } from "next-intl";
import type { Split } from "@/lib/splits/split.rules";

/** How many texts are tried on how many people, and how one is chosen, as sentences. */
export function useSplitWords(): (split: Split) => string {
  const t = useTranslations("campaigns.split");
  return ({ texts, share, by, afterHours, ifClose }) => {
    const rule = t("rule", { texts: 1 + texts.length, share, hours: afterHours });
    const then = by === "person" ? t("thenPerson") : `${t(`then.${by}`)} ${t(`close.${ifClose}`)}`;
    return `${rule} ${then}`;
  };
}
