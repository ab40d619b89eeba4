import { z } from "zod";

/** Why a campaign paused by itself, as it was counted at that moment. */
export const pausedForSchema = z.object({
  reason: z.enum(["failures", "opt_outs", "slow_start", "request"]),
  count: z.int().describe("How many failed, were refused or asked to stop; of a slow start: have a report."),
  of: z.int().describe("Of how many that were tried since the campaign began or was resumed."),
  limit: z.number().describe("The share that the workspace allows."),
  codes: z
    .array(z.object({ code: z.string(), count: z.int() }))
    .describe("Why they failed, the commonest first."),
});
export type PausedFor = z.infer<typeof pausedForSchema>;
/** What the tallies of a campaign can say of it, without the codes. */
export type Judged = Omit<PausedFor, "codes" | "reason"> & {
  reason: Exclude<PausedFor["reason"], "request">;
};
