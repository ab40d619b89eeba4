import { nextHour } from "@/lib/core/zoned-time";
import type { RecurringView } from "@/lib/recurring/recurring.view";
import type { Recurrence } from "@/lib/repeats/recurrence.input";

/** What the form holds: a value for every kind of recurrence, so that changing it loses nothing. */
export interface RecurringDraft {
  name: string;
  campaignId: string;
  on: Recurrence["on"];
  every: string;
  weekdays: number[];
  /** Days of the month as typed: `1, 15`. */
  day: string;
  field: string;
  days: string;
  side: "before" | "on" | "after";
  yearly: boolean;
  list: string;
  clock: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  windowHours: string;
}

export function newDraft(now: number, timeZone: string): RecurringDraft {
  return {
    name: "",
    campaignId: "",
    on: "month",
    every: "1",
    weekdays: [1],
    day: "1",
    field: "",
    days: "1",
    side: "on",
    yearly: true,
    list: "",
    clock: "10:00",
    timeZone,
    startsOn: nextHour(now, timeZone)?.date ?? "",
    endsOn: "",
    windowHours: "6",
  };
}

export function draftOf(view: RecurringView): RecurringDraft {
  const { recurrence, name, clock, timeZone, startsOn, endsOn, windowHours } = view;
  const base: RecurringDraft = { ...newDraft(0, timeZone), name, clock, startsOn, on: recurrence.on };
  const whole: RecurringDraft = { ...base, endsOn: endsOn ?? "", windowHours: String(windowHours) };
  switch (recurrence.on) {
    case "day":
      return { ...whole, every: String(recurrence.every) };
    case "week":
      return { ...whole, every: String(recurrence.every), weekdays: recurrence.weekdays };
    case "month":
      return {
        ...whole,
        every: String(recurrence.every),
        day: [recurrence.day, ...(recurrence.alsoOn ?? [])].join(", "),
      };
    case "join":
      return { ...whole, list: recurrence.list };
    case "date": {
      const { field, days, yearly } = recurrence;
      const side = days === 0 ? "on" : days < 0 ? "before" : "after";
      return { ...whole, field, yearly, side, days: String(Math.abs(days) || 1) };
    }
  }
}

/** What is saved; the server says what is wrong with it. */
export function scheduleOfDraft(draft: RecurringDraft) {
  const { name, clock, timeZone, startsOn, endsOn } = draft;
  return {
    ...{ name, clock, timeZone, startsOn, endsOn: endsOn === "" ? null : endsOn },
    windowHours: Number(draft.windowHours),
    recurrence: recurrenceOf(draft),
  };
}

function recurrenceOf(draft: RecurringDraft): Recurrence {
  const every = Number(draft.every);
  switch (draft.on) {
    case "day":
      return { on: "day", every };
    case "week":
      return { on: "week", every, weekdays: draft.weekdays };
    case "month":
      return { on: "month", every, ...monthDaysOf(draft.day) };
    case "join":
      return { on: "join", list: draft.list };
    case "date": {
      const sign = { before: -1, on: 0, after: 1 }[draft.side];
      return { on: "date", field: draft.field, yearly: draft.yearly, days: sign * Number(draft.days) };
    }
  }
}

/** What is no day of a month is refused by the server. */
function monthDaysOf(typed: string): { day: number; alsoOn?: number[] } {
  const [day = 0, ...alsoOn] = typed
    .split(/[\s,;]+/)
    .filter((each) => each !== "")
    .map(Number);
  return alsoOn.length > 0 ? { day, alsoOn } : { day };
}
