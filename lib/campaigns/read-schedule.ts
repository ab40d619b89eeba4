import { DateTime } from "luxon";
import { readLocalTime } from "@/lib/campaigns/schedule.rules";
import { type Sentence, sentence } from "@/lib/core/sentence";

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
