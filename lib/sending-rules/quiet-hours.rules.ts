import { dialingAreas } from "@/lib/core/dialing-zones";
import { instantsOf, wallAt } from "@/lib/core/zoned-time";

/** When a workspace sends no campaign text, by the wall clock of whoever gets it. */
export interface QuietHours {
  /** `20:00`; behind `to` where the window goes over midnight. */
  from: string;
  to: string;
  /** Days that are quiet from midnight to midnight, as `2026-12-25`. */
  holidays: readonly string[];
  /** The workspace's zone, for numbers of which nothing is known. */
  zone: string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Clocks are ahead by whole quarters of an hour, and change at one. */
const QUARTER = 15;
/** Nobody waits longer: by then everything was asked again many times. */
const MOST_DAYS = 370;

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Minutes of a window, over midnight too. */
export function windowMinutes({ from, to }: Pick<QuietHours, "from" | "to">): number {
  return (minutesOf(to) - minutesOf(from) + 1_440) % 1_440;
}

/** Whether it is quiet in one zone at an instant. */
function isQuietIn(quiet: QuietHours, zone: string, at: number): boolean {
  const wall = wallAt(at, zone);
  if (quiet.holidays.length > 0 && quiet.holidays.includes(new Date(wall).toISOString().slice(0, 10)))
    return true;
  const minute = Math.floor((wall % DAY) / MINUTE);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Where a country has several zones it is quiet while it is in one of them. */
export function isQuiet(quiet: QuietHours, zones: readonly string[], at: number): boolean {
  if (zones.length === 0) return isQuietIn(quiet, quiet.zone, at);
  return zones.some((zone) => isQuietIn(quiet, zone, at));
}

/**
 * The next instant, after this one, at which it may begin or end to be quiet anywhere: until then
 * what was worked out stays true.
 */
export function nextChange({ from, to }: Pick<QuietHours, "from" | "to">, at: number): number {
  const edges = [0, minutesOf(from) % QUARTER, minutesOf(to) % QUARTER];
  let minute = Math.floor(at / MINUTE) + 1;
  while (!edges.includes(minute % QUARTER)) minute += 1;
  return minute * MINUTE;
}

/** The first instant from this one on at which nobody in these zones is disturbed. */
export function quietUntil(quiet: QuietHours, zones: readonly string[], at: number): number {
  const asked = zones.length === 0 ? [quiet.zone] : zones;
  let instant = at;
  while (instant < at + MOST_DAYS * DAY) {
    const quietZone = asked.find((zone) => isQuietIn(quiet, zone, instant));
    if (quietZone === undefined) return instant;
    instant = Math.max(nextChange(quiet, instant), endOf(quiet, quietZone, instant));
  }
  return instant;
}

/** An instant up to which it certainly stays quiet in a zone where it is. */
function endOf(quiet: QuietHours, zone: string, at: number): number {
  const wall = wallAt(at, zone);
  const midnight = wall - (wall % DAY);
  const isHoliday = quiet.holidays.includes(new Date(wall).toISOString().slice(0, 10));
  const minute = minutesOf(quiet.to);
  const later = isHoliday || (wall % DAY) / MINUTE >= minute;
  const end = isHoliday ? midnight + DAY : midnight + (later ? DAY : 0) + minute * MINUTE;
  // A clock that is changed on the way: a little before it, and on from there.
  const found = instantsOf(end, zone)[0];
  return found === undefined ? at : Math.min(found, at + (end - wall));
}

/**
 * Where it is quiet, as digits at which it turns to quiet and back: a number lies in a quiet
 * stretch when an odd number of them is not greater than it.
 */
export function quietStretches(quiet: QuietHours, at: number): string[] {
  const turns: string[] = [];
  const known = new Map<string, boolean>();
  const inZone = (zone: string) => {
    const found = known.get(zone) ?? isQuietIn(quiet, zone, at);
    known.set(zone, found);
    return found;
  };
  for (const { from, zones } of dialingAreas()) {
    const now = zones.length === 0 ? inZone(quiet.zone) : zones.some(inZone);
    if (now !== (turns.length % 2 === 1)) turns.push(from);
  }
  return turns;
}
