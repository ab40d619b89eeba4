import { instantsOf, wallClock } from "@/lib/core/zoned-time";

/** When a workspace answers: by its own clock. `week` begins on Monday; null: closed that day. */
export interface OfficeHours {
  on: boolean;
  week: readonly ({ from: string; to: string } | null)[];
  /** Days on which it is closed, as `2026-12-25`. */
  holidays: readonly string[];
}

const DAY = 86_400_000;
/** Longer than anybody waits; further nothing is counted. */
const MOST_DAYS = 62;

/** Without office hours it is always open. */
export function isOpenAt(hours: OfficeHours, at: number, timeZone: string): boolean {
  if (!hours.on) return true;
  const clock = wallClock(new Date(at).toISOString(), timeZone);
  if (clock === null) return true;
  const day = dayOf(hours, clock.date);
  return day !== null && clock.time >= day.from && clock.time < day.to;
}

/** How many seconds between two instants lie within the office hours. */
export function openSeconds(hours: OfficeHours, from: number, to: number, timeZone: string): number {
  if (to <= from) return 0;
  const first = wallClock(new Date(from).toISOString(), timeZone);
  if (!hours.on || first === null) return Math.round((to - from) / 1000);
  let open = 0;
  const midnight = Date.parse(`${first.date}T00:00Z`);
  for (let n = 0; n < MOST_DAYS; n += 1) {
    const date = new Date(midnight + n * DAY).toISOString().slice(0, 10);
    const day = dayOf(hours, date);
    if (day === null) continue;
    const begin = instantOf(date, day.from, timeZone);
    if (begin >= to) break;
    const end = Math.min(instantOf(date, day.to, timeZone), to);
    open += Math.max(0, end - Math.max(begin, from));
  }
  return Math.round(open / 1000);
}

function dayOf(hours: OfficeHours, date: string): { from: string; to: string } | null {
  if (hours.holidays.includes(date)) return null;
  return hours.week[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7] ?? null;
}

/** A clock that jumps over a time has it an hour later. */
function instantOf(date: string, time: string, timeZone: string): number {
  const wall = Date.parse(`${date}T${time === "24:00" ? "23:59:59.999" : time}Z`);
  return instantsOf(wall, timeZone)[0] ?? instantsOf(wall + 3_600_000, timeZone)[0] ?? wall;
}
