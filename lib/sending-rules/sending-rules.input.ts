import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { windowMinutes } from "@/lib/sending-rules/quiet-hours.rules";

/** Longer, and in the widest countries there would be no hour for all of their zones. */
const MOST_QUIET_HOURS = 13;

const clock = text().regex(/^([01]\d|2[0-3]):[0-5]\d$/, said("input.sendingRules.clock"));
const quietHours = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from !== to, { message: said("input.sendingRules.none"), path: ["to"] })
  .refine((window) => windowMinutes(window) <= MOST_QUIET_HOURS * 60, {
    message: said("input.sendingRules.long"),
    path: ["to"],
  });

const holiday = z.strictObject({
  date: z.iso.date(said("input.sendingRules.date")),
  name: text().trim().max(80, said("input.general.atMostCharacters")).default(""),
});

const share = z
  .number(said("input.sendingRules.share"))
  .min(0.001, said("input.sendingRules.share"))
  .max(1, said("input.sendingRules.share"))
  .nullable();

/** Kept in the workspace's settings under these names. Null: off. */
const sendingRulesFields = {
  quietHours: quietHours.nullable(),
  /** Whole days on which it is quiet, while there are quiet hours. */
  holidays: z.array(holiday).max(100, said("input.sendingRules.holidays")),
  weeklyCap: z
    .int(said("input.sendingRules.cap"))
    .min(1, said("input.sendingRules.cap"))
    .max(100, said("input.sendingRules.cap"))
    .nullable(),
  /** The same text to the same people within so many hours is asked about first; 0: never. */
  repeatWarningHours: z
    .int(said("input.sendingRules.repeat"))
    .min(0, said("input.sendingRules.repeat"))
    .max(720, said("input.sendingRules.repeat")),
  /** At which share of what a campaign tried it pauses by itself. */
  pauseOnFailureShare: share,
  pauseOnOptOutShare: share,
  /** Told to be not in service on so many days, a number is suppressed by itself. Null: never. */
  suppressNotInServiceAfter: z
    .int(said("input.sendingRules.days"))
    .min(1, said("input.sendingRules.days"))
    .max(3, said("input.sendingRules.days"))
    .nullable(),
};

const sendingRulesInput = z.strictObject(sendingRulesFields);
export type SendingRules = z.output<typeof sendingRulesInput>;

/** What is absent stays as it is. */
export const changeSendingRulesInput = sendingRulesInput.partial();
export type ChangeSendingRules = z.output<typeof changeSendingRulesInput>;

/** A setting that cannot be read counts as none: it must not stop everything else. */
export const storedSendingRules = z.object({
  quietHours: sendingRulesFields.quietHours.catch(null).default(null),
  holidays: sendingRulesFields.holidays.catch([]).default([]),
  weeklyCap: sendingRulesFields.weeklyCap.catch(null).default(null),
  repeatWarningHours: sendingRulesFields.repeatWarningHours.catch(24).default(24),
  pauseOnFailureShare: sendingRulesFields.pauseOnFailureShare.catch(null).default(null),
  pauseOnOptOutShare: sendingRulesFields.pauseOnOptOutShare.catch(null).default(null),
  suppressNotInServiceAfter: sendingRulesFields.suppressNotInServiceAfter.catch(null).default(null),
});
