"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { zoneName } from "@/lib/core/zone-name";
import { type CalendarSpan, turnPage } from "@/lib/recurring/calendar.rules";
import type { CalendarItem } from "@/lib/recurring/calendar.view";
import { CalendarEntry } from "./calendar-entry";
import { useMove } from "./use-move";

interface CalendarProps {
  workspaceSlug: string;
  zone: string;
  day: string;
  span: CalendarSpan;
  days: string[];
  today: string;
  items: CalendarItem[];
  quietHours: { from: string; to: string } | null;
  holidays: { date: string; name: string }[];
  mayMove: boolean;
}

type DayWords = Pick<Intl.DateTimeFormatOptions, "weekday" | "day" | "month" | "year">;

/** Days with what was sent, what is planned and what comes again. */
export function Calendar(props: CalendarProps) {
  const { workspaceSlug, zone, day, span, days, today, items, quietHours, holidays, mayMove } = props;
  const t = useTranslations("calendar");
  const format = useFormatter();
  const { move, busy } = useMove(workspaceSlug, zone);
  const [over, setOver] = useState<string | null>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const of = (name: string, options: DayWords) =>
    format.dateTime(new Date(`${name}T12:00Z`), { ...options, timeZone: "UTC" });
  const title =
    span === "month"
      ? of(day, { month: "long", year: "numeric" })
      : t("weekOf", { day: of(days[0] ?? day, { day: "numeric", month: "long", year: "numeric" }) });
  const href = (to: string, view: CalendarSpan) =>
    `/${workspaceSlug}/campaigns/calendar?view=${view}&day=${to}`;

  function drop(target: string, key: string) {
    setOver(null);
    const item = items.find((each) => each.key === key);
    if (item && item.day !== target) void move(item, target);
  }

  return (
    <section aria-labelledby="calendar-title" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="calendar-title" className="me-auto text-lg font-semibold">
          {title}
        </h2>
        <Button asChild variant="secondary" size="icon">
          <Link href={href(turnPage(day, span, -1), span)} aria-label={t(`before.${span}`)}>
            <ChevronLeft aria-hidden="true" className="rtl:rotate-180" />
          </Link>
        </Button>
        <Button asChild variant="secondary">
          <Link href={href(today, span)}>{t("today")}</Link>
        </Button>
        <Button asChild variant="secondary" size="icon">
          <Link href={href(turnPage(day, span, 1), span)} aria-label={t(`after.${span}`)}>
            <ChevronRight aria-hidden="true" className="rtl:rotate-180" />
          </Link>
        </Button>
        <Button asChild variant="secondary">
          <Link href={href(day, span === "month" ? "week" : "month")}>
            {t(span === "month" ? "showWeek" : "showMonth")}
          </Link>
        </Button>
      </div>
      <p className="text-sm text-pretty text-muted">
        {[
          t("zone", { zone: zoneName(zone) }),
          quietHours ? t("quietHours", quietHours) : t("noQuietHours"),
          ...(mayMove ? [t("howToMove")] : []),
        ].join(" ")}
      </p>
      <ol className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-7">
        {days.map((name) => {
          const holiday = holidays.find(({ date }) => date === name);
          const here = items.filter((item) => item.day === name);
          return (
            <li
              key={name}
              aria-label={of(name, { weekday: "long", day: "numeric", month: "long" })}
              aria-current={name === today ? "date" : undefined}
              className={cn(
                "flex min-w-0 flex-col gap-1 bg-surface p-2 sm:min-h-28",
                span === "month" && name.slice(0, 7) !== day.slice(0, 7) && "bg-sunken",
                holiday && "bg-warning-soft",
                here.length === 0 && !holiday && name !== today && "max-sm:hidden",
                over === name && "outline-2 -outline-offset-2 outline-accent",
              )}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(name);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                event.preventDefault();
                drop(name, event.dataTransfer.getData("text/plain"));
              }}
            >
              <span className={cn("text-xs text-muted", name === today && "font-semibold text-accent")}>
                {of(name, { weekday: "short", day: "numeric", month: "short" })}
              </span>
              {holiday ? <span className="text-xs text-warning">{holiday.name || t("holiday")}</span> : null}
              {here.map((item) => (
                <CalendarEntry
                  key={item.key}
                  workspaceSlug={workspaceSlug}
                  item={item}
                  movable={mayMove && !busy && item.kind === "campaign" && item.status === "scheduled"}
                  focused={moved === item.key}
                  onMove={(to) => {
                    setMoved(item.key);
                    void move(item, to);
                  }}
                />
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
