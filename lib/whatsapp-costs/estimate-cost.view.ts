import { z } from "zod";

const money = z.object({ currency: z.string(), amount: z.string() });

export const whatsAppEstimateSchema = z.object({
  category: z.string().nullable().describe("Of the template, as WhatsApp has it; null: not told yet."),
  countries: z
    .array(
      z.object({
        country: z.string().describe("Two letters; empty where a number does not tell."),
        people: z.int(),
        price: money.nullable().describe("Of one message; null: no price was imported for it."),
      }),
    )
    .describe("The countries of the people, the most people first."),
  most: z.array(money).describe("If every message is delivered and charged for; a sum for each currency."),
  unpriced: z.int().describe("People for whose country and category there is no price."),
  hasCard: z.boolean().describe("Whether any price was imported."),
  expected: z
    .object({ share: z.number(), of: z.int(), amounts: z.array(money) })
    .nullable()
    .describe("From the share of this category that was charged for in the last 60 days."),
});
export type WhatsAppEstimate = z.infer<typeof whatsAppEstimateSchema>;
