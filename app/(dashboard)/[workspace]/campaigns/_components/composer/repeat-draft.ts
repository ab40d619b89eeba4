import type { Repeat } from "@/lib/repeats/repeat.input";
import { numberOf, WEEKDAY_NAMES } from "@/lib/repeats/repeat-day.rules";

/** When a campaign comes again, as the composer holds it: each kind of days keeps its own. */
export interface RepeatDraft {
  every: Repeat["every"];
  /** Monday is 1. */
  weekdays: number[];
  /** Days of the month as typed: `1, 15`. */
  days: string;
  at: string;
  until: string;
}

export const BLANK_REPEAT: RepeatDraft = { every: "week", weekdays: [1], days: "1", at: "10:00", until: "" };

export function repeatDraftOf({ every, on, at, until }: Repeat): RepeatDraft {
  const days = on.map(numberOf);
  return {
    ...{ ...BLANK_REPEAT, every, at, until: until ?? "" },
    ...(every === "week" && days.length > 0 ? { weekdays: days } : {}),
    ...(every === "month" && days.length > 0 ? { days: days.join(", ") } : {}),
  };
}

/** What is saved; null while it is not whole. */
export function repeatOf({ every, weekdays, days, at, until }: RepeatDraft, timeZone: string): Repeat | null {
  const on = every === "week" ? weekdays.flatMap((day) => WEEKDAY_NAMES[day - 1] ?? []) : monthDaysOf(days);
  if (at === "" || (every !== "day" && (on === null || on.length === 0))) return null;
  return { every, on: every === "day" ? [] : (on ?? []), at, until: until || null, timeZone };
}

/** Days of the month; null where one is none. */
function monthDaysOf(typed: string): number[] | null {
  const days = typed.split(/[\s,;]+/).filter((each) => each !== "");
  if (!days.every((each) => /^\d{1,2}$/.test(each) && Number(each) >= 1 && Number(each) <= 31)) return null;
  return [...new Set(days.map(Number))].sort((one, other) => one - other);
}
