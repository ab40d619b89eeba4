"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReportBy } from "@/lib/reports/report.rules";

/** How a line is called: a time as the language writes it, anything else by its name. */
export function useStepName(by: ReportBy): (row: { key: string; name: string }) => string {
  const format = useFormatter();
  const t = useTranslations("reports");
  const date = (day: string, options: { month: "short" | "long"; day?: "numeric"; year?: "numeric" }) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { ...options, timeZone: "UTC" });
  return ({ key, name }) => {
    if (by === "day") return date(key, { day: "numeric", month: "short" });
    if (by === "week") return t("weekOf", { day: date(key, { day: "numeric", month: "short" }) });
    if (by === "month") return date(`${key}-01`, { month: "short", year: "numeric" });
    return name;
  };
}
