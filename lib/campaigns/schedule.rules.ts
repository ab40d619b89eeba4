import { DateTime } from "luxon";

/** What a wall-clock time means in a zone: one instant, none (the clock jumps over it) or two (it is turned back). */
export type LocalTime =
  | { kind: "once"; instant: string }
  | { kind: "gap"; message: string; next: string }
  | { kind: "twice"; message: string; first: string; second: string };

/** Reads a local time such as `2026-11-01T01:30` in an IANA zone. Never guesses: a gap or an overlap is explained. */
export function readLocalTime(local: string, timeZone: string): LocalTime | null {
  const wall = DateTime.fromISO(local, { zone: "utc" });
  if (!wall.isValid || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(local)) return null;
  const read = DateTime.fromISO(local, { zone: timeZone });
  if (!read.isValid) return null;
  const said = wall.toFormat("d LLLL yyyy, HH:mm");
  if (read.toFormat("yyyy-LL-dd'T'HH:mm:ss") !== wall.toFormat("yyyy-LL-dd'T'HH:mm:ss")) {
    return {
      kind: "gap",
      next: read.toUTC().toISO() as string,
      message: `${said} does not exist in ${timeZone}: the clock is put forward over it. The next time that exists is ${read.toFormat("HH:mm")}.`,
    };
  }
  const [first, second] = read.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  if (first && second) {
    return {
      kind: "twice",
      first: first.toUTC().toISO() as string,
      second: second.toUTC().toISO() as string,
      message: `${said} comes twice in ${timeZone}: the clock is turned back. Choose the first (UTC${first.toFormat("ZZ")}) or the second (UTC${second.toFormat("ZZ")}).`,
    };
  }
  return { kind: "once", instant: read.toUTC().toISO() as string };
}

export type ScheduleReading = { ok: true; instant: string } | { ok: false; message: string };

/** Reads `scheduledAt`: an instant with its offset, or a local time in the zone. */
export function readSchedule(value: string, timeZone: string): ScheduleReading {
  if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(value)) {
    const instant = DateTime.fromISO(value, { setZone: true });
    return instant.isValid && value.includes("T")
      ? { ok: true, instant: instant.toUTC().toISO() as string }
      : { ok: false, message: "Write the time as 2026-11-30T09:00:00+08:00." };
  }
  const local = readLocalTime(value, timeZone);
  if (local === null) return { ok: false, message: "Write the time as 2026-11-30T09:00:00+08:00." };
  return local.kind === "once" ? { ok: true, instant: local.instant } : { ok: false, message: local.message };
}
