import { z } from "zod";
import { ROLES } from "@/lib/access/permissions.rules";

/** What `/api/v1/workspace` answers. */
export const workspaceViewSchema = z.object({
  quietHours: z
    .object({ from: z.string(), to: z.string() })
    .nullable()
    .describe("No campaign text goes out then, by the clock of whoever gets it; null: off."),
  holidays: z
    .array(z.object({ date: z.iso.date(), name: z.string() }))
    .describe("Whole days on which it is quiet, while there are quiet hours."),
  weeklyCap: z.int().nullable().describe("The most campaign texts a person gets in seven days; null: off."),
  repeatWarningHours: z
    .int()
    .describe("The same text to the same people within so many hours is asked about first; 0: never."),
  pauseOnFailureShare: z
    .number()
    .nullable()
    .describe(
      "From this share of failures and refusals on (0.2: a fifth) a campaign pauses by itself; null: never.",
    ),
  pauseOnOptOutShare: z.number().nullable().describe("The same for people who asked to stop; null: never."),
  suppressNotInServiceAfter: z
    .int()
    .nullable()
    .describe("Told to be not in service on so many days, a number is suppressed by itself; null: never."),
  approveCampaignsAbove: z
    .int()
    .nullable()
    .describe("A campaign to more people needs another person's yes before it is launched; null: none does."),
  approveCreditsAbove: z.int().nullable().describe("And so does one of more credits; null: none does."),
  approveAlwaysForRoles: z.array(z.enum(ROLES)).describe("Whatever these roles launch needs it."),
  creditPrice: z
    .object({
      amount: z.string().describe("A decimal number, with at most six places."),
      currency: z.string().describe("ISO 4217, such as MYR."),
    })
    .nullable()
    .describe("What a credit costs today; null: no price is known, and reports say no cost."),
});
export type WorkspaceView = z.infer<typeof workspaceViewSchema>;
