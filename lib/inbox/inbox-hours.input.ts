import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const clock = text().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, said("input.inbox.clock"));
const day = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, { message: said("input.inbox.clockOrder"), path: ["to"] })
  .nullable();

/** Kept in the workspace's settings under `officeHours`. An empty away text: nothing is sent. */
export const officeHoursSchema = z.strictObject({
  on: z.boolean(),
  week: z.array(day).length(7),
  holidays: z.array(z.iso.date()).max(100, said("input.inbox.holidays")),
  away: text().trim().max(480, said("input.general.atMostCharacters")),
});
export type OfficeHoursSettings = z.output<typeof officeHoursSchema>;

/** Under `inboxAssignment`: who gets a conversation that nobody has. */
export const ASSIGNMENTS = ["off", "roundRobin"] as const;
export type InboxAssignment = (typeof ASSIGNMENTS)[number];
export const saveAssignmentInput = z.strictObject({ assignment: z.enum(ASSIGNMENTS) });

export const availabilityInput = z.strictObject({ available: z.boolean() });
