import {
  property,
  SMART_PORTS,
  type SmartMessage,
  smartMessage,
  utf8,
} from "@/lib/smart-messages/smart-message.rules";

/** Kinds that phones sort entries by (vCalendar 1.0, "CATEGORIES"). */
export const CALENDAR_CATEGORIES = [
  "MEETING",
  "APPOINTMENT",
  "PHONE CALL",
  "SPECIAL OCCASION",
  "MISCELLANEOUS",
] as const;

export interface Vcalendar {
  summary: string;
  location: string;
  category: (typeof CALENDAR_CATEGORIES)[number] | "";
  /** Local wall clock `YYYY-MM-DDTHH:mm`, as the phone's owner reads it. */
  start: string;
  end: string;
  alarm: string;
}

/**
 * A calendar entry: vCalendar 1.0 (versit, 1996) to port 9205. Times carry no zone: the phone takes
 * them as its own.
 */
export function buildVcalendar(entry: Vcalendar): SmartMessage {
  if (entry.summary.trim() === "") return { ok: false, problem: "summaryMissing" };
  if (entry.start === "") return { ok: false, problem: "startMissing" };
  if ([entry.start, entry.end, entry.alarm].some((time) => time !== "" && stamp(time) === null))
    return { ok: false, problem: "dateWrong" };
  if (entry.end !== "" && entry.end < entry.start) return { ok: false, problem: "endBeforeStart" };
  const lines = ["BEGIN:VCALENDAR", "VERSION:1.0", "BEGIN:VEVENT"];
  if (entry.category !== "") lines.push(property("CATEGORIES", entry.category));
  lines.push(property("SUMMARY", entry.summary));
  if (entry.location.trim() !== "") lines.push(property("LOCATION", entry.location));
  lines.push(`DTSTART:${stamp(entry.start)}`);
  if (entry.end !== "") lines.push(`DTEND:${stamp(entry.end)}`);
  if (entry.alarm !== "") lines.push(`AALARM:${stamp(entry.alarm)}`);
  lines.push("END:VEVENT", "END:VCALENDAR", "");
  return smartMessage(SMART_PORTS.vcalendar, 0, utf8(lines.join("\r\n")));
}

/** ISO 8601 in its basic form, to the second; null when it is no time. */
function stamp(local: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(local);
  if (!match || Number.isNaN(Date.parse(`${local}${match[6] ? "" : ":00"}Z`))) return null;
  return `${match[1]}${match[2]}${match[3]}T${match[4]}${match[5]}${match[6] ?? "00"}`;
}
