import { DateTime } from "luxon";
import { type Sentence, sentence } from "@/lib/core/sentence";

/**
 * What a wall-clock time means in a zone: one instant, none (the clock jumps over it) or two (it is
 * turned back).
 */
export type LocalTime =
  | { kind: "once"; instant: string }
  | { kind: "gap"; sentence: Sentence; next: string }
  | { kind: "twice"; sentence: Sentence; first: string; second: string };

/**
 * Reads a local time such as `2026-11-01T01:30` in an IANA zone. Never guesses: a gap or an overlap
 * is explained.
 */
export function readLocalTime(local: string, timeZone: string): LocalTime | null {
  const wall = DateTime.fromISO(local, { zone: "utc" });
  if (!wall.isValid || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(local)) return null;
  const read = DateTime.fromISO(local, { zone: timeZone });
  if (!read.isValid) return null;
  const when = whenOf(wall);
  if (read.toFormat("yyyy-LL-dd'T'HH:mm:ss") !== wall.toFormat("yyyy-LL-dd'T'HH:mm:ss")) {
    return {
      kind: "gap",
      next: read.toUTC().toISO() as string,
      sentence: sentence("rules.schedule.gap", { when, timeZone, next: read.toFormat("HH:mm") }),
    };
  }
  const [first, second] = read.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  if (first && second) {
    return {
      kind: "twice",
      first: first.toUTC().toISO() as string,
      second: second.toUTC().toISO() as string,
      sentence: sentence("rules.schedule.twice", {
        when,
        timeZone,
        first: first.toFormat("ZZ"),
        second: second.toFormat("ZZ"),
      }),
    };
  }
  return { kind: "once", instant: read.toUTC().toISO() as string };
}

const MONTHS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] as const;

/** The wall clock in words of any language, without a zone that a formatter could move it by. */
function whenOf(wall: DateTime): Sentence {
  return sentence("rules.schedule.when", {
    day: String(wall.day),
    month: sentence(`rules.schedule.month.${MONTHS[wall.month - 1] ?? "1"}`),
    year: String(wall.year),
    time: wall.toFormat("HH:mm"),
  });
}

/** Which of the two is meant, of a time that comes twice. */
export type Turn = "first" | "second";

/**
 * What is asked for: the wall clock as it stands, or the chosen one of its two instants. Without a
 * choice it stays the wall clock, which is refused.
 */
export function scheduleOf(local: string, timeZone: string, turn: Turn | null): string {
  const read = turn === null ? null : readLocalTime(local, timeZone);
  return read?.kind === "twice" && turn !== null ? read[turn] : local;
}

/** Which of the two an instant is; null when its wall clock comes once. */
export function turnOf(instant: string, timeZone: string): Turn | null {
  const at = DateTime.fromISO(instant, { zone: timeZone });
  const [first, second] = at.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  if (!first || !second) return null;
  return at.toMillis() === first.toMillis() ? "first" : "second";
}

/**
 * ` (UTC-05:00)` after a time that comes twice in its zone, where the wall clock alone would mean
 * two; else nothing.
 */
export function offsetOf(instant: string, timeZone: string): string {
  return turnOf(instant, timeZone) === null
    ? ""
    : DateTime.fromISO(instant, { zone: timeZone }).toFormat(" ('UTC'ZZ)");
}

/** An instant as a person reads it in a zone and a language. */
export function sayTime(instant: string, timeZone: string, locale: string): string {
  const at = DateTime.fromISO(instant, { zone: timeZone, locale });
  return `${at.toFormat("cccc d LLLL yyyy, HH:mm")}${offsetOf(instant, timeZone)}`;
}

/** The same in a row of a list: `Mon 15 Mar, 10:30`. */
export function sayShortTime(instant: string, timeZone: string, locale: string): string {
  const at = DateTime.fromISO(instant, { zone: timeZone, locale });
  return `${at.toFormat("ccc d LLL, HH:mm")}${offsetOf(instant, timeZone)}`;
}

export type ScheduleReading = { ok: true; instant: string } | { ok: false; sentence: Sentence };

/** From UTC-14:00 to UTC+14:00, which is more than any place on earth has. */
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/i;

/** Reads `scheduledAt`: an instant with its offset, or a local time in the zone. */
export function readSchedule(value: string, timeZone: string): ScheduleReading {
  if (WITH_OFFSET.test(value)) {
    const instant = DateTime.fromISO(value, { setZone: true });
    return instant.isValid && instant.toUTC().year <= 9999
      ? { ok: true, instant: instant.toUTC().toISO() as string }
      : { ok: false, sentence: sentence("rules.schedule.unreadable") };
  }
  const local = readLocalTime(value, timeZone);
  if (local === null) return { ok: false, sentence: sentence("rules.schedule.unreadable") };
  return local.kind === "once"
    ? { ok: true, instant: local.instant }
    : { ok: false, sentence: local.sentence };
}

/** A campaign two years ahead is a slip of the hand, and nobody would find it again. */
const YEARS_AHEAD = 2;

export function isTooFarAhead(instant: string, now: DateTime = DateTime.utc()): boolean {
  return DateTime.fromISO(instant) > now.plus({ years: YEARS_AHEAD });
}
