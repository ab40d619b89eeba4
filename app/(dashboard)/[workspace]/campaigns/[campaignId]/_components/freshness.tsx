"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

interface FreshnessProps {
  failing: boolean;
  updatedAt: number;
}

/** Only speaks up when what is shown may be old: the last figures stay, with their age (RELIABILITY U1). */
export function Freshness({ failing, updatedAt }: FreshnessProps) {
  const t = useTranslations("campaigns.report.live");
  const [now, setNow] = useState(updatedAt);
  useEffect(() => {
    if (!failing) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [failing]);
  if (!failing) return null;
  const seconds = Math.max(0, Math.round((now - updatedAt) / 1000));
  return (
    <p className="inline-flex items-center gap-1.5 rounded-full bg-warning-soft px-3 py-1 text-sm tabular-nums" data-testid="stale">
      <TriangleAlert aria-hidden="true" className="size-4 text-warning" />
      {t("stale", { time: seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago` })}
    </p>
  );
}
