import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

/**
 * `how`: on which form, in which shop, by which call. `words`: what they were shown and agreed to.
 */
export const recordOptInInput = z.object({
  contactId: text().regex(/^\d{1,18}$/),
  at: z.iso.date().optional(),
  how: text().trim().min(1, said("input.whatsappOptIns.how")).max(200),
  words: text().trim().max(1_000).default(""),
  proof: text().trim().max(500).default(""),
});
export type RecordOptInInput = z.output<typeof recordOptInInput>;

export const withdrawOptInInput = z.object({ contactId: text().regex(/^\d{1,18}$/) });
export type WithdrawOptInInput = z.output<typeof withdrawOptInInput>;
