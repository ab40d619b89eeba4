import type { Occasion } from "@/lib/audiences/occasion.view";
import { instantsOf, offsetAt, wallAt } from "@/lib/core/zoned-time";
import type { Recurrence } from "@/lib/repeats/recurrence.input";

/** When a campaign comes again; days are of the calendar, `2026-12-24`, in its zone. */
export interface Plan {
  recurrence: Recurrence;
  clock: string;
  timeZone: string;
  startsOn: string;
  endsOn: string | null;
}

/** One time that comes: its name (a day, or for people who join an instant), and when it is. */
export interface Occurrence {
  name: string;
  at: number;
}

const DAY = 86_400_000;
const QUARTER = 900_000;
/** The rarest plan comes once in twelve months. */
const FURTHEST_DAYS = 800;

const dayOf = (wall: number) => new Date(wall).toISOString().slice(0, 10);
const wallOf = (day: string) => Date.parse(`${day}T00:00Z`);
const plusDays = (day: string, days: number) => dayOf(wallOf(day) + days * DAY);

/**
 * The next time after an instant, and after a day that was dealt with already; null when none
 * comes any more.
 */
export function nextOccurrence(plan: Plan, after: number, afterName?: string): Occurrence | null {
  if (plan.recurrence.on === "join") return nextQuarter(plan, after);
  const today = dayOf(wallAt(after, plan.timeZone));
  const dealt = afterName === undefined ? "" : plusDays(afterName, 1);
  let day = [plusDays(today, -1), plan.startsOn, dealt].sort().at(-1) ?? today;
  for (let tries = 0; tries < FURTHEST_DAYS; tries += 1, day = plusDays(day, 1)) {
    if (plan.endsOn !== null && day > plan.endsOn) return null;
    if (!fallsOn(plan, day)) continue;
    const at = instantOf(day, plan.clock, plan.timeZone);
    if (at > after) return { name: day, at };
  }
  return null;
}

/** People who join are looked for at each full quarter of an hour. */
function nextQuarter({ timeZone, startsOn, endsOn }: Plan, after: number): Occurrence | null {
  const begin = Math.max(after, instantOf(startsOn, "00:00", timeZone) - 1);
  const at = (Math.floor(begin / QUARTER) + 1) * QUARTER;
  if (endsOn !== null && dayOf(wallAt(at, timeZone)) > endsOn) return null;
  return { name: `${new Date(at).toISOString().slice(0, 16)}Z`, at };
}

/** The next few, for whoever wants to see them. */
export function nextOccurrences(plan: Plan, from: Occurrence, count: number): Occurrence[] {
  const found = [from];
  while (found.length < count) {
    const last = found.at(-1) ?? from;
    const next = nextOccurrence(plan, last.at, plan.recurrence.on === "join" ? undefined : last.name);
    if (next === null) break;
    found.push(next);
  }
  return found;
}

/**
 * A wall clock as an instant: where the clock jumps over it as much later as it jumps, where it
 * comes twice the first time.
 */
export function instantOf(day: string, clock: string, timeZone: string): number {
  const wall = Date.parse(`${day}T${clock}Z`);
  return instantsOf(wall, timeZone)[0] ?? wall - offsetAt(wall - DAY, timeZone);
}

function fallsOn({ recurrence, startsOn }: Plan, day: string): boolean {
  const at = new Date(wallOf(day));
  const start = new Date(wallOf(startsOn));
  if (recurrence.on === "day")
    return Math.round((at.getTime() - start.getTime()) / DAY) % recurrence.every === 0;
  if (recurrence.on === "week") {
    const weeks = Math.round((mondayOf(at) - mondayOf(start)) / (7 * DAY));
    return weeks % recurrence.every === 0 && recurrence.weekdays.includes(weekdayOf(at));
  }
  if (recurrence.on === "month") {
    const months =
      (at.getUTCFullYear() - start.getUTCFullYear()) * 12 + at.getUTCMonth() - start.getUTCMonth();
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
    const days = [recurrence.day, ...(recurrence.alsoOn ?? [])].map((day) => Math.min(day, last));
    return months % recurrence.every === 0 && days.includes(at.getUTCDate());
  }
  return true;
}

/** Monday is 1. */
const weekdayOf = (at: Date) => ((at.getUTCDay() + 6) % 7) + 1;
const mondayOf = (at: Date) => at.getTime() - (weekdayOf(at) - 1) * DAY;

/** Whom a run asks, and under which name each of them gets it once. */
export function occasionOf(
  recurringId: string,
  recurrence: Recurrence,
  occurrence: string,
  joinedAfter: number,
): Occasion {
  if (recurrence.on === "join")
    return {
      recurringId,
      key: "joined",
      on: "join",
      list: recurrence.list,
      after: new Date(joinedAfter).toISOString(),
    };
  if (recurrence.on !== "date") return { recurringId, key: occurrence, on: "time" };
  const { field, yearly } = recurrence;
  const date = plusDays(occurrence, -recurrence.days);
  // Of a year: whose date is corrected is not congratulated twice in it.
  const key = yearly ? date.slice(0, 4) : date;
  return { recurringId, key, on: "date", field, yearly, days: yearly ? yearlyDays(date) : [date] };
}

/** In a year without 29 February those born on it are congratulated on the 28th. */
function yearlyDays(date: string): string[] {
  const day = date.slice(5);
  const leaps = dayOf(wallOf(date) + DAY).endsWith("-29");
  return day === "02-28" && !leaps ? [day, "02-29"] : [day];
}
