"use client";

import { useFormatter, useTranslations } from "next-intl";
import { HINT, useReachable } from "./absolute-time";
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
 * A time as people say it ("3 minutes ago"), with date, time and zone on hover and focus. Older
 * than a week it is a date.
 */
export function RelativeTime({ at, zone, absolute = false, className }: RelativeTimeProps) {
  const t = useTranslations("common");
  const format = useFormatter();
  const now = useNow();
  const own = useReachable();
  if (at === null || at === undefined)
    return <span className={cn("text-muted", className)}>{t("never")}</span>;
  const date = new Date(at);
  const inZone = zone === undefined ? {} : { timeZone: zone };
  const full = format.dateTime(date, "zoned", inZone);
  const short = format.dateTime(date, sameYear(date, now) ? "dayOfYear" : "day", inZone);
  const relatively = !absolute && now !== null && !isFar(date, now);
  return (
    <time
      ref={own}
      dateTime={date.toISOString()}
      {...(absolute ? {} : { [HINT]: full })}
      className={cn("whitespace-nowrap tabular-nums", className)}
      suppressHydrationWarning
    >
      {absolute ? full : relatively ? relative(date, now) : short}
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
