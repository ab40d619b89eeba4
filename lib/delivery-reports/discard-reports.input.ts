import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

/**
 * Which delivery reports of a gateway account are to be discarded: all that came in a span of time,
 * or only those from one address.
 */
export const discardReportsInput = z
  .object({
    id: z.uuid(),
    from: z.iso.datetime({ offset: true, error: said("input.reports.from") }),
    to: z.iso.datetime({ offset: true, error: said("input.reports.to") }),
    ip: text()
      .trim()
      .max(64)
      .transform((ip) => ip || undefined)
      .optional(),
  })
  .refine(({ from, to }) => new Date(from) < new Date(to), {
    path: ["to"],
    error: said("input.reports.order"),
  });
export type DiscardReportsInput = z.infer<typeof discardReportsInput>;
