"use client";

import { useTranslations } from "next-intl";

/** Return codes and our own reasons, of which each has a line that says what to do. */
const WITH_HELP = new Set([
  "1701",
  "1702",
  "1703",
  "1704",
  "1705",
  "1706",
  "1707",
  "1708",
  "1709",
  "1718",
  "no_answer",
] as const);
const KNOWN = new Set([
  ...WITH_HELP,
  "sent_again",
  "no_report",
  "too_late",
  "held",
  "worker_lost",
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
type Helped = typeof WITH_HELP extends Set<infer T> ? T : never;
type Known = typeof KNOWN extends Set<infer T> ? T : never;

/** A gateway's return code or delivery status in words. */
export function useCodeWords(): (code: string | null) => string {
  const t = useTranslations("campaigns.code");
  return (code) => {
    if (code === null || code === "") return t("none");
    return KNOWN.has(code as Known) ? t(code as Known) : t("other", { code });
  };
}

/** What to do about a return code; null where there is nothing to say. */
export function useCodeHelp(): (code: string | null) => string | null {
  const t = useTranslations("campaigns.codeHelp");
  return (code) => (WITH_HELP.has(code as Helped) ? t(code as Helped) : null);
}
