import { z } from "zod";
import { isTimeZone } from "@/lib/core/is-time-zone";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { numberOf, REPEAT_EVERY, WEEKDAY_NAMES, type WeekdayName } from "@/lib/repeats/repeat-day.rules";

/** In a shorter month its last day. */
const LAST_DAY = 31;

/** When a campaign comes again, in one form whatever it was written in. */
export const repeatSchema = z.object({
  every: z.enum(REPEAT_EVERY),
  on: z
    .array(z.union([z.enum(WEEKDAY_NAMES), z.int()]))
    .describe("`monday` to `sunday`, or of a month 1 to 31; none: the day of the first run."),
  at: text().describe("The time of day in `timeZone`, such as `10:00`."),
  until: z.iso.date().nullable().describe("The last day on which it may come; null: it has no end."),
  timeZone: text().nullable().describe("Null until it is stored with a campaign."),
});
export type Repeat = z.infer<typeof repeatSchema>;

const WRONG_DAY = {
  day: said("input.repeat.onDay"),
  week: said("input.repeat.onWeek"),
  month: said("input.repeat.onMonth"),
};

const day = z.union([text().max(20), z.number()]);

/** `repeat` of POST /api/v1/campaigns (docs/api.md), in any of the forms that one would try. */
export const repeatInput = z
  .strictObject({
    every: z.enum(REPEAT_EVERY, said("input.repeat.every")),
    on: z
      .union([z.array(day).max(31), day], said("input.repeat.on"))
      .nullish()
      .describe("Of a week `monday`, `mon` or 1 (Monday) to 7; of a month 1 to 31 or `last`."),
    at: text()
      .regex(/^([01]?\d|2[0-3]):[0-5]\d(:00)?$/, said("input.sendingRules.clock"))
      .describe("The time of day, such as `10:00`, in `timeZone`."),
    until: z.iso
      .date(said("input.sendingRules.date"))
      .nullish()
      .describe("The last day on which it may come."),
    timeZone: text()
      .max(64)
      .refine(isTimeZone, said("input.campaigns.timeZone"))
      .nullish()
      .describe("That of the campaign, where it is left out."),
  })
  .transform(({ every, on, at, until, timeZone }, context): Repeat => {
    const typed = Array.isArray(on) ? on : [on ?? []].flat();
    const days = typed.flatMap((each) => String(each).split(",")).map((each) => readDay(every, each));
    if (days.includes(null)) context.addIssue({ code: "custom", path: ["on"], message: WRONG_DAY[every] });
    return {
      every,
      on: [...new Set(days.filter((each) => each !== null))].sort(
        (one, other) => numberOf(one) - numberOf(other),
      ),
      at: at.slice(0, at.indexOf(":") + 3).padStart(5, "0"),
      until: until ?? null,
      timeZone: timeZone ?? null,
    };
  });

function readDay(every: Repeat["every"], typed: string): WeekdayName | number | null {
  if (every === "day") return null;
  const word = typed.trim().toLowerCase();
  const number = /^-?\d{1,2}$/.test(word) ? Number(word) : null;
  if (every === "month") {
    if (word === "last" || number === -1) return LAST_DAY;
    return number !== null && number >= 1 && number <= 31 ? number : null;
  }
  // As ISO 8601 counts, and where a week begins with Sunday, 0.
  if (number !== null) return number === 0 ? "sunday" : (WEEKDAY_NAMES[number - 1] ?? null);
  return WEEKDAY_NAMES.find((name) => word.length >= 2 && name.startsWith(word)) ?? null;
}
