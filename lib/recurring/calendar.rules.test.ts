import { expect, it } from "vitest";
import { calendarDays, markOverlaps, turnPage } from "@/lib/recurring/calendar.rules";
import type { CalendarItem } from "@/lib/recurring/calendar.view";

it("a month is shown in whole weeks from Monday on, a week alone", () => {
  const december = calendarDays("2026-12-15", "month");
  expect([december.length, december[0], december.at(-1)]).toEqual([35, "2026-11-30", "2027-01-03"]);
  // A February that begins on a Monday needs four weeks, and May 2027 begins on a Saturday.
  expect(calendarDays("2027-02-01", "month")).toHaveLength(28);
  expect(calendarDays("2027-05-31", "month")).toHaveLength(42);
  expect(calendarDays("2027-01-01", "week")[0]).toBe("2026-12-28");
});

it("is turned by whole months and weeks, over the ends of years", () => {
  expect(turnPage("2026-12-31", "month", 1)).toBe("2027-01-01");
  expect(turnPage("2027-01-31", "month", -1)).toBe("2026-12-01");
  expect(turnPage("2026-12-28", "week", 1)).toBe("2027-01-04");
});

it("marks what begins within an hour of another, but for what was cancelled or skipped", () => {
  const item = (key: string, time: string, change: Partial<CalendarItem> = {}): CalendarItem => ({
    key,
    kind: "campaign",
    name: key,
    at: `2026-12-01T${time}Z`,
    day: "2026-12-01",
    clock: time,
    status: "scheduled",
    recipients: 1,
    campaignId: key,
    recurringId: null,
    quiet: false,
    overlaps: false,
    ...change,
  });
  const marked = markOverlaps([
    item("a", "09:00"),
    item("b", "09:59", { kind: "coming", status: null }),
    item("c", "10:59"),
    item("d", "09:30", { status: "canceled" }),
    item("e", "10:59", { kind: "skipped", status: null }),
  ]);
  expect(marked.filter(({ overlaps }) => overlaps).map(({ key }) => key)).toEqual(["a", "b"]);
});
