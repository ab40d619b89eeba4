"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAge } from "../../_components/use-age";

interface FreshnessProps {
  failing: boolean;
  /** 0: nothing was read since the page itself. */
  updatedAt: number;
}

/** Only speaks up when what is shown may be old: the last figures stay, with their age (U1). */
export function Freshness({ failing, updatedAt }: FreshnessProps) {
  const t = useTranslations("campaigns.report.live");
  const age = useAge();
  const [opened] = useState(() => Date.now());
  const [now, setNow] = useState(opened);
  useEffect(() => {
    if (!failing) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [failing]);
  if (!failing) return null;
  const seconds = Math.max(0, Math.round((now - (updatedAt || opened)) / 1000));
  return (
    <p
      className="inline-flex items-center gap-1.5 rounded-full bg-warning-soft px-3 py-1 text-sm tabular-nums"
      data-testid="stale"
    >
      <TriangleAlert aria-hidden="true" className="size-4 text-warning" />
      {t("stale", { time: age(seconds) })}
    </p>
  );
}
