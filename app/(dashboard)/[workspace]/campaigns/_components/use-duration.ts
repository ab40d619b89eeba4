"use client";

import { useTranslations } from "next-intl";

/** Seconds as a person says them: "45 seconds", "1 hour 5 minutes", "2 days 7 hours". */
export function useDuration(): (seconds: number) => string {
  const t = useTranslations("campaigns.duration");
  return (seconds) => {
    if (seconds < 60) return t("seconds", { count: Math.max(1, Math.ceil(seconds)) });
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 60) return t("minutes", { count: minutes });
    const hours = Math.floor(minutes / 60);
    if (hours >= 24) return t("days", { days: Math.floor(hours / 24), hours: hours % 24 }).trim();
    return t("hours", { hours, minutes: minutes % 60 }).trim();
  };
}
