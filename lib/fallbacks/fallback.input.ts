import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { FALLBACK_HOURS_MAX, FALLBACK_WHEN, type Fallback } from "@/lib/fallbacks/fallback.rules";

/** A way back that is still being written: its text may be empty, and its hours missing. */
export const fallbackInput = z.strictObject({
  text: text().max(1600, said("input.messages.textLong")),
  gatewayAccountId: z.uuid(said("input.fallbacks.account")).nullish(),
  sender: text().trim().max(32, said("input.general.atMostCharacters")).nullish(),
  when: z.array(z.enum(FALLBACK_WHEN, said("input.fallbacks.when"))).max(FALLBACK_WHEN.length),
  hours: z
    .int(said("input.fallbacks.hours"))
    .min(1, said("input.fallbacks.hours"))
    .max(FALLBACK_HOURS_MAX, said("input.fallbacks.hours"))
    .nullish(),
}) satisfies z.ZodType<Fallback>;
