import { DateTime } from "luxon";
import { cleanText } from "@/lib/contacts/contact.rules";
import type { Parameter } from "@/lib/segments/parameter";
import type { Question } from "@/lib/segments/segment.input";
import type { Operator } from "@/lib/segments/segment.rules";
import type { Ways } from "@/lib/segments/ways";

/** What a question is asked with besides the contacts: the workspace, its day, other segments. */
export interface Asking {
  zone: string;
  country: string;
  /** An instant by the database's clock. */
  now: string;
  /** The questions of the segments that are named in it, by their ids. */
  segments: ReadonlyMap<string, Question>;
}

/** The same on the way through a question. */
export interface Compile extends Asking {
  readonly parameter: Parameter;
  readonly ways: Ways;
  /** How many segments stand around this one. */
  readonly depth: number;
}

/** The words that are sought, as cells are kept. */
export const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map((each) => cleanText(String(each)));

/** Today in the workspace's zone. */
export const todayOf = ({ now, zone }: Asking): DateTime => DateTime.fromISO(now, { zone }).startOf("day");

export const isoDay = (day: DateTime): string => day.toFormat("yyyy-MM-dd");

/** From when on and before when a question about an instant looks. */
export function instantsOf(
  is: Operator,
  value: unknown,
  { zone, now }: Asking,
): { from: DateTime | null; before: DateTime | null } {
  if (is === "withinDays")
    return { from: DateTime.fromISO(now).minus({ hours: 24 * Number(value) }), before: null };
  const day = DateTime.fromISO(String(value), { zone }).startOf("day");
  const next = day.plus({ days: 1 });
  if (is === "before") return { from: null, before: day };
  if (is === "after") return { from: next, before: null };
  return { from: day, before: next };
}
