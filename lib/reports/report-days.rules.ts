/** Days are written as 2026-11-30 and reckoned in UTC: whose zone's they are is settled before. */
const DAY_MS = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const written = (time: number) => new Date(time).toISOString().slice(0, 10);

export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? at(text) : Number.NaN;
  return !Number.isNaN(time) && written(time) === text;
}

export function addDays(day: string, days: number): string {
  return written(at(day) + days * DAY_MS);
}

/** How many days a period has, both ends counted. */
export function daysIn(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / DAY_MS) + 1;
}

/** The Monday of a day's week. */
export function weekOf(day: string): string {
  return addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7));
}

/** The first of a day's month. */
export function monthOf(day: string): string {
  return `${day.slice(0, 8)}01`;
}

function lastOfMonth(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return written(Date.UTC(year, month, 0));
}

function monthsBefore(day: string, months: number): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return written(Date.UTC(year, month - 1 - months, 1));
}

/** The period of the same length before; before whole months, as many whole months. */
export function periodBefore(from: string, to: string): { from: string; to: string } {
  const before = addDays(from, -1);
  if (from === monthOf(from) && to === lastOfMonth(to)) {
    const [fromYear, fromMonth] = from.split("-").map(Number) as [number, number];
    const [toYear, toMonth] = to.split("-").map(Number) as [number, number];
    return { from: monthsBefore(from, (toYear - fromYear) * 12 + toMonth - fromMonth + 1), to: before };
  }
  return { from: addDays(from, -daysIn(from, to)), to: before };
}

/** Every day, week or month that a period touches, so that one without a message is seen too. */
export function stepsOf(by: "day" | "week" | "month", from: string, to: string): string[] {
  const begin = { day: (day: string) => day, week: weekOf, month: monthOf }[by];
  const steps: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const step = begin(day);
    if (steps.at(-1) !== step) steps.push(step);
  }
  return steps;
}
