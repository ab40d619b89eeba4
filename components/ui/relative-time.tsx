"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { cn } from "./cn";
import { useNow } from "./use-now";

interface RelativeTimeProps {
  at: Date | string | number | null | undefined;
  /** The zone of the absolute time; the workspace's or campaign's. Otherwise that of the page. */
  zone?: string;
  /** Shows the absolute time at once, with its zone. */
  absolute?: boolean;
  className?: string;
}

/**
 * A time as people say it ("3 minutes ago"), with date, time and zone on hover. Older than a week
 * it is a date.
 */
export function RelativeTime({ at, zone, absolute = false, className }: RelativeTimeProps) {
  const t = useTranslations("common");
  const format = useFormatter();
  const pageZone = useTimeZone();
  const now = useNow();
  if (at === null || at === undefined)
    return <span className={cn("text-muted", className)}>{t("never")}</span>;
  const date = new Date(at);
  const timeZone = zone ?? pageZone;
  const full = format.dateTime(date, {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: absolute ? undefined : "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  const short = format.dateTime(date, {
    timeZone,
    day: "numeric",
    month: "short",
    year: sameYear(date, now) ? undefined : "numeric",
  });
  const text = absolute ? full : now === null || isFar(date, now) ? short : relative(date, now);
  return (
    <time
      dateTime={date.toISOString()}
      title={full}
      className={cn("whitespace-nowrap tabular-nums", className)}
      suppressHydrationWarning
    >
      {text}
    </time>
  );

  function relative(when: Date, current: number): string {
    return Math.abs(current - when.getTime()) < 45_000 ? t("justNow") : format.relativeTime(when, current);
  }
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

function isFar(date: Date, now: number): boolean {
  return Math.abs(now - date.getTime()) > WEEK_MS;
}

function sameYear(date: Date, now: number | null): boolean {
  return date.getUTCFullYear() === new Date(now ?? Date.now()).getUTCFullYear();
}
