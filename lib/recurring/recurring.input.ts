import { z } from "zod";
import { isTimeZone } from "@/lib/core/is-time-zone";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { recurrence } from "@/lib/repeats/recurrence.input";

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
