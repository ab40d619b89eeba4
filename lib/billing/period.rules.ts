/** Days of the calendar, in the zone of whoever named them. */
export interface Period {
  from: string;
  to: string;
}

/** Whether a text is a month that there is: "2026-11". */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The first and the last day of a month. */
export function daysOfMonth(month: string): Period {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, "0")}` };
}

/** The month of a day, or so many before it. */
export function monthBefore(day: string, months: number): string {
  const [year = 0, number = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 - months, 1)).toISOString().slice(0, 7);
}

/** The month of a day and so many before it, the newest first. */
export function lastMonths(day: string, count: number): string[] {
  return Array.from({ length: count + 1 }, (_, back) => monthBefore(day, back));
}

/** Whether a text is a day of the calendar: "2026-11-30". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
