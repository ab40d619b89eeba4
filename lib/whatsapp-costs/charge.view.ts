import { z } from "zod";

/** What WhatsApp messages cost, as far as the rate card says. */
export const chargeViewSchema = z.object({
  charged: z.int().describe("Messages that Meta charges for."),
  free: z.int().describe("Messages that cost nothing."),
  unpriced: z.int().describe("Of the charged, those whose price nobody imported."),
  amounts: z
    .array(z.object({ currency: z.string(), amount: z.string() }))
    .describe("What the others cost, as a decimal number for each currency."),
});
export type ChargeView = z.infer<typeof chargeViewSchema>;
