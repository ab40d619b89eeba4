import { z } from "zod";
import { FALLBACK_WHEN } from "@/lib/fallbacks/fallback.rules";

const count = z.int();

/** The rule of a campaign, as it was chosen. */
export const fallbackSchema = z.object({
  text: z.string(),
  gatewayAccountId: z.uuid().nullish().describe("Of SMS; left out or null: the workspace's first one."),
  sender: z.string().nullish(),
  when: z.array(z.enum(FALLBACK_WHEN)),
  hours: z.int().nullish().describe("Of `notDeliveredWithinHours`, from 1 to 72."),
});

/** Whom a campaign reached, by which channel. The five always sum to its people. */
const reachedSchema = z
  .object({ whatsapp: count, sms: count, both: count, neither: count, notKnown: count })
  .describe(
    "People reached by WhatsApp alone, by SMS instead, by both, by neither, and of whom it is not known (yet).",
  );
export type Reached = z.infer<typeof reachedSchema>;

/** How far a campaign's way back to SMS is. */
export const fallbackProgressSchema = z.object({
  campaignId: z.uuid().nullable().describe("The campaign that sends the SMS; null before the first."),
  status: z.string().nullable().describe("Of that campaign; it may pause by itself, for its own account."),
  pausedReason: z.string().nullable(),
  waiting: count.describe("People of whom WhatsApp has yet to say whether it reached them."),
  waitingUntil: z.iso.datetime().nullable().describe("The latest time at which that is decided."),
  sent: z
    .object({ undeliverable: count, capped: count, notDeliveredWithinHours: count })
    .describe("To how many people an SMS was given instead, by why."),
  reached: reachedSchema.nullable().describe("Null before it was counted."),
  countedAt: z.iso.datetime().nullable(),
});
export type FallbackProgress = z.infer<typeof fallbackProgressSchema>;

/** What the SMS of a campaign would come to, before it is launched. */
export const fallbackEstimateSchema = z
  .object({
    credits: count.describe("If everybody went by SMS; none if WhatsApp reaches all."),
    byParts: z.record(z.string(), count),
    encodings: z.record(z.string(), count),
    missing: z.record(z.string(), count).describe("As of the message, of the text of the SMS."),
    malaysian: count,
    reach: z
      .object({ there: count, notThere: count, notKnown: count })
      .describe("People whom WhatsApp reached, and did not, in the last 60 days, and the others."),
    expected: z
      .object({ sms: count, credits: count })
      .nullable()
      .describe("From those of whom something is known; null where nothing is known of anybody."),
  })
  .describe("The way back to SMS.");
export type FallbackEstimate = z.infer<typeof fallbackEstimateSchema>;
