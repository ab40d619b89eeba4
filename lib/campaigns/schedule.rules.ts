import { isTimeZone } from "@/lib/core/is-time-zone";
import { type Sentence, sentence } from "@/lib/core/sentence";
import { dayAndClock, instantsOf, offsetAt, offsetWord, wallAt } from "@/lib/core/zoned-time";

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
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall) || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(local)) return null;
  // JavaScript reads the 31st of June as the 1st of July.
  if (!isTimeZone(timeZone) || !isoOf(wall).startsWith(local.slice(0, 16))) return null;
  const when = whenOf(wall);
  const [first, second] = instantsOf(wall, timeZone);
  if (first === undefined) {
    const next = wall - offsetAt(wall - DAY, timeZone);
    const clock = isoOf(wallAt(next, timeZone)).slice(11, 16);
    return {
      kind: "gap",
      next: isoOf(next),
      sentence: sentence("rules.schedule.gap", { when, timeZone, next: clock }),
    };
  }
  if (second === undefined) return { kind: "once", instant: isoOf(first) };
  return {
    kind: "twice",
    first: isoOf(first),
    second: isoOf(second),
    sentence: sentence("rules.schedule.twice", {
      when,
      timeZone,
      first: offsetWord(first, timeZone),
      second: offsetWord(second, timeZone),
    }),
  };
}

const DAY = 86_400_000;
const isoOf = (at: number) => new Date(at).toISOString();

const MONTHS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] as const;

/** The wall clock in words of any language, without a zone that a formatter could move it by. */
function whenOf(wall: number): Sentence {
  const at = new Date(wall);
  return sentence("rules.schedule.when", {
    day: String(at.getUTCDate()),
    month: sentence(`rules.schedule.month.${MONTHS[at.getUTCMonth()] ?? "1"}`),
    year: String(at.getUTCFullYear()),
    time: isoOf(wall).slice(11, 16),
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
  const at = Date.parse(instant);
  if (Number.isNaN(at) || !isTimeZone(timeZone)) return null;
  const [first, second] = instantsOf(wallAt(at, timeZone), timeZone);
  if (first === undefined || second === undefined) return null;
  return at === first ? "first" : "second";
}

/**
 * ` (UTC-05:00)` after a time that comes twice in its zone, where the wall clock alone would mean
 * two; else nothing.
 */
export function offsetOf(instant: string, timeZone: string): string {
  return turnOf(instant, timeZone) === null ? "" : ` (UTC${offsetWord(Date.parse(instant), timeZone)})`;
}

/** An instant as a person reads it in a zone and a language. */
export function sayTime(instant: string, timeZone: string, locale: string): string {
  return `${dayAndClock(Date.parse(instant), timeZone, locale, "long")}${offsetOf(instant, timeZone)}`;
}

/** The same in a row of a list: `Mon 15 Mar, 10:30`. */
export function sayShortTime(instant: string, timeZone: string, locale: string): string {
  return `${dayAndClock(Date.parse(instant), timeZone, locale, "short")}${offsetOf(instant, timeZone)}`;
}
