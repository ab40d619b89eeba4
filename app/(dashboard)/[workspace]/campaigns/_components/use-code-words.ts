"use client";

import { useTranslations } from "next-intl";

const KNOWN = new Set([
  "1702",
  "1703",
  "1704",
  "1705",
  "1706",
  "1718",
  "6",
  "7",
  "8",
  "9",
  "10",
  "11",
  "12",
  "13",
  "14",
  "15",
  "16",
  "17",
] as const);
type Known = typeof KNOWN extends Set<infer T> ? T : never;

/** A gateway's return code or delivery status in words. */
export function useCodeWords(): (code: string | null) => string {
  const t = useTranslations("campaigns.code");
  return (code) => {
    if (code === null || code === "") return t("none");
    return KNOWN.has(code as Known) ? t(code as Known) : t("other", { code });
  };
}
