export const REPEAT_EVERY = ["day", "week", "month"] as const;

export const WEEKDAY_NAMES = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type WeekdayName = (typeof WEEKDAY_NAMES)[number];

/** Monday is 1; of a month its day. */
export function numberOf(day: WeekdayName | number): number {
  return typeof day === "number" ? day : WEEKDAY_NAMES.indexOf(day) + 1;
}
