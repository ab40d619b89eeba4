import { z } from "zod";
import { isTimeZone } from "@/lib/core/is-time-zone";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const every = (most: number) =>
  z
    .int(said("input.recurring.every"))
    .min(1, said("input.recurring.every"))
    .max(most, said("input.recurring.every"));

const recurrence = z.discriminatedUnion("on", [
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

const schedule = {
  name: text().trim().min(1, said("input.campaigns.name")).max(200, said("input.general.nameLong")),
  recurrence,
  clock: text().regex(/^([01]\d|2[0-3]):[0-5]\d$/, said("input.sendingRules.clock")),
  timeZone: text().max(64).refine(isTimeZone, said("input.campaigns.timeZone")),
  startsOn: z.iso.date(said("input.sendingRules.date")),
  /** The last day on which it may come. */
  endsOn: z.iso.date(said("input.sendingRules.date")).nullable(),
  /** Late by more than this a run is skipped. */
  windowHours: z
    .int(said("input.recurring.window"))
    .min(1, said("input.recurring.window"))
    .max(24, said("input.recurring.window")),
};
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) =>
  endsOn === null || endsOn >= startsOn;
const ORDER = { error: said("input.recurring.order"), path: ["endsOn"] };

export const createRecurringInput = z
  .strictObject({
    ...schedule,
    /** Whose text, audience and sender it takes as they are now. */
    campaignId: z.uuid(),
    /** Made in the browser: the same one is made once, however often it is posted. */
    requestKey: z.uuid(),
  })
  .refine(inOrder, ORDER);
export type CreateRecurringInput = z.output<typeof createRecurringInput>;

export const changeRecurringInput = z
  .strictObject({
    ...schedule,
    recurringId: z.uuid(),
    /** Left out: text, audience and sender stay as they are. */
    campaignId: z.uuid().optional(),
  })
  .refine(inOrder, ORDER);
export type ChangeRecurringInput = z.output<typeof changeRecurringInput>;

export const recurringIdInput = z.strictObject({ recurringId: z.uuid() });
export type RecurringIdInput = z.output<typeof recurringIdInput>;
