import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

/** A few thousand lines; Meta's own card has some hundreds. */
const RATE_CARD_MOST = 400_000;

export const importRateCardInput = z.object({
  csv: text().min(1, said("input.whatsAppCosts.card")).max(RATE_CARD_MOST, said("input.whatsAppCosts.long")),
});
export type ImportRateCardInput = z.output<typeof importRateCardInput>;

export const deleteRatesInput = z.object({ validFrom: z.iso.date() });
export type DeleteRatesInput = z.output<typeof deleteRatesInput>;
