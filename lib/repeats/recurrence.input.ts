import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const every = (most: number) =>
  z
    .int(said("input.recurring.every"))
    .min(1, said("input.recurring.every"))
    .max(most, said("input.recurring.every"));

/** When a campaign comes again: by the calendar, on a date of people, or when they join a list. */
export const recurrence = z.discriminatedUnion("on", [
  z.strictObject({ on: z.literal("day"), every: every(30) }),
  z.strictObject({
    on: z.literal("week"),
    every: every(12),
    /** Monday is 1. */
    weekdays: z.array(z.int().min(1).max(7)).min(1, said("input.recurring.weekdays")).max(7),
  }),
  z.strictObject({
    on: z.literal("month"),
    every: every(12),
    /** In a shorter month its last day. */
    day: z
      .int(said("input.recurring.day"))
      .min(1, said("input.recurring.day"))
      .max(31, said("input.recurring.day")),
    /** Further days of the same month. */
    alsoOn: z.array(z.int().min(1).max(31), said("input.recurring.day")).max(30).optional(),
  }),
  z.strictObject({
    on: z.literal("date"),
    field: text()
      .trim()
      .min(1, said("input.recurring.field"))
      .max(100, said("input.general.atMostCharacters")),
    /** After the date; before it where negative. */
    days: z
      .int(said("input.recurring.days"))
      .min(-365, said("input.recurring.days"))
      .max(365, said("input.recurring.days")),
    /** A birthday: the year of the date does not count. */
    yearly: z.boolean(),
  }),
  z.strictObject({ on: z.literal("join"), list: z.uuid(said("input.campaigns.list")) }),
]);
export type Recurrence = z.output<typeof recurrence>;
