import type { DateTime } from "luxon";
import { type Compile, listed, todayOf } from "@/lib/segments/asking";
import type { Condition } from "@/lib/segments/segment.input";
import { BIRTHDAY_FIELD } from "@/lib/segments/segment.rules";

/** The day and month of a date field, in any year. */
export function birthdaySql({ is, value, of }: Condition, compile: Compile): string {
  const { parameter, ways } = compile;
  const day = `canang_day(${ways.field(of ?? BIRTHDAY_FIELD, parameter)})`;
  if (is === "isEmpty") return `(${day} IS NULL)`;
  // Not by ANY: Postgres then looks through the days that `canang_day` knows one by one.
  const among = (from: number, length: number, sought: string[]) =>
    `coalesce(strpos(${parameter(sought.join(), "text")}, substr(${day}, ${from}, ${length})) > 0, false)`;
  const today = todayOf(compile);
  if (is === "in") return among(6, 2, listed(value));
  if (is === "inNextDays") return among(6, 5, birthdays(today, Math.min(Number(value), 366)));
  if (value === "thisMonth") return among(6, 2, [today.toFormat("MM")]);
  if (value === "nextMonth") return among(6, 2, [today.startOf("month").plus({ months: 1 }).toFormat("MM")]);
  return among(6, 5, value === "today" ? birthdays(today, 0) : [String(value)]);
}

/** From today on. In a year without 29 February those born on it are congratulated on the 28th. */
function birthdays(today: DateTime, days: number): string[] {
  return Array.from({ length: days + 1 }, (_, n) => today.plus({ days: n })).flatMap((day) => {
    const shown = day.toFormat("MM-dd");
    return shown === "02-28" && !day.isInLeapYear ? [shown, "02-29"] : [shown];
  });
}
