import type { CalendarItem } from "@/lib/recurring/calendar.view";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const at = (day: string) => Date.parse(`${day}T00:00Z`);

export type CalendarSpan = "month" | "week";

export function plusDays(day: string, days: number): string {
  return dayOf(at(day) + days * DAY);
}

/** The days that are shown around a day: whole weeks from Monday on. */
export function calendarDays(day: string, span: CalendarSpan): string[] {
  const first = span === "month" ? `${day.slice(0, 7)}-01` : day;
  const monday = plusDays(first, -((new Date(at(first)).getUTCDay() + 6) % 7));
  if (span === "week") return Array.from({ length: 7 }, (_, n) => plusDays(monday, n));
  const last = plusDays(nextMonth(day, 1), -1);
  const weeks = Math.floor((at(last) - at(monday)) / DAY / 7) + 1;
  return Array.from({ length: weeks * 7 }, (_, n) => plusDays(monday, n));
}

/** The first day of a month before or after. */
function nextMonth(day: string, months: number): string {
  return dayOf(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1));
}

/** The day that stands for the span before or after. */
export function turnPage(day: string, span: CalendarSpan, pages: number): string {
  return span === "week" ? plusDays(day, pages * 7) : nextMonth(day, pages);
}

/** What begins within an hour of another that is not over. */
export function markOverlaps(items: CalendarItem[]): CalendarItem[] {
  const open = items.filter(
    ({ kind, status }) =>
      kind === "coming" || (kind === "campaign" && status !== "canceled" && status !== "draft"),
  );
  return items.map((item) => ({
    ...item,
    overlaps: open.some(
      (other) =>
        other.key !== item.key &&
        open.includes(item) &&
        Math.abs(Date.parse(other.at) - Date.parse(item.at)) < HOUR,
    ),
  }));
}
