import { z } from "zod";

const count = z.int();

/** The rule of a campaign, as it was chosen. */
export const retrySchema = z.object({
  afterHours: count.describe(
    "From 1 to 72, counted from when the network said that it could not reach the person.",
  ),
  times: count.describe("From 1 to 3."),
});

/** How far a campaign's retries are. */
export const retryProgressSchema = z.object({
  waiting: count.describe("People who could not be reached and will be tried again."),
  waitingUntil: z.iso.datetime().nullable().describe("When the last of them is tried again."),
  untold: count.describe("People of whom the network has yet to say what became; 72 hours at most."),
  tries: z
    .array(
      z.object({
        number: count,
        campaignId: z.uuid().describe("The campaign that tries them again."),
        status: z.string(),
        pausedReason: z.string().nullable(),
        people: count.describe("How many were tried again."),
        delivered: count.describe("How many of them it reached."),
      }),
    )
    .describe("One for each time that somebody was tried again."),
});
export type RetryProgress = z.infer<typeof retryProgressSchema>;
