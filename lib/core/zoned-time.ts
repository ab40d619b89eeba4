import { isTimeZone } from "@/lib/core/is-time-zone";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Making one takes a hundred times as long as using it. */
const kept = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${timeZone} ${Object.entries(options)}`;
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  kept.set(key, made);
  return made;
}

const CLOCK = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
} as const;

/**
 * The wall clock of a zone at an instant: `date` and `time` as a form's inputs hold them. Null for
 * no instant or no zone.
 */
export function wallClock(instant: string, timeZone: string): { date: string; time: string } | null {
  const at = Date.parse(instant);
  if (Number.isNaN(at) || !isTimeZone(timeZone)) return null;
  const [date = "", time = ""] = new Date(wallAt(at, timeZone)).toISOString().split("T");
  return { date, time: time.slice(0, 5) };
}

/** The full hour that lies within the next one. */
export function nextHour(now: number, timeZone: string): { date: string; time: string } | null {
  const clock = wallClock(new Date(now + HOUR).toISOString(), timeZone);
  return clock && { ...clock, time: `${clock.time.slice(0, 2)}:00` };
}

/**
 * The instants at which a zone's wall clock shows this, the earlier first: one, two where the clock
 * is turned back, none where it jumps.
 * @param wall milliseconds, as if the wall clock were that of UTC.
 */
export function instantsOf(wall: number, timeZone: string): number[] {
  // A clock changes at most once in two days.
  const offsets = new Set([wall - DAY, wall + DAY].map((at) => offsetAt(at, timeZone)));
  return [...offsets]
    .map((offset) => ({ offset, at: wall - offset }))
    .filter(({ offset, at }) => offsetAt(at, timeZone) === offset)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
}

/** The wall clock at an instant, in milliseconds as if it were that of UTC. */
export function wallAt(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone);
}

/** How far a zone is ahead of UTC, in milliseconds. */
export function offsetAt(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  const parts = formatOf("en-US", timeZone, CLOCK).formatToParts(second);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    (parts.find((each) => each.type === type)?.value ?? "").padStart(2, "0");
  const date = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  return Date.parse(`${date}T${part("hour")}:${part("minute")}:${part("second")}Z`) - second;
}

/** `+08:00` or `-03:30`. */
export function offsetWord(instant: number, timeZone: string): string {
  const minutes = Math.round(offsetAt(instant, timeZone) / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * `Monday 30 November 2026, 09:05`, or with "short" `Mon 30 Nov, 09:05`, in words of a language.
 */
export function dayAndClock(
  instant: number,
  timeZone: string,
  locale: string,
  words: "long" | "short",
): string {
  const named = (options: Intl.DateTimeFormatOptions) => formatOf(locale, timeZone, options);
  const day = named({ day: "numeric" })
    .formatToParts(instant)
    .find(({ type }) => type === "day")?.value;
  const clock = new Date(wallAt(instant, timeZone)).toISOString();
  const year = words === "long" ? ` ${Number(clock.slice(0, 4))}` : "";
  const [weekday, month] = [{ weekday: words }, { month: words }].map((each) => named(each).format(instant));
  return `${weekday} ${day} ${month}${year}, ${clock.slice(11, 16)}`;
}
