"use client";

import { useTranslations } from "next-intl";

/** Seconds as a person says them: "45 seconds", "12 minutes", "1 hour 5 minutes". */
export function useDuration(): (seconds: number) => string {
  const t = useTranslations("campaigns.duration");
  return (seconds) => {
    if (seconds < 60) return t("seconds", { count: Math.max(1, Math.ceil(seconds)) });
    const minutes = Math.ceil(seconds / 60);
    if (minutes < 60) return t("minutes", { count: minutes });
    return t("hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 }).trim();
  };
}
