import { z } from "zod";
import { text } from "@/lib/core/text.input";

/**
 * Which delivery reports of a gateway account are to be set aside: all that came in a span of time,
 * or only those from one address.
 */
export const discardReportsInput = z
  .object({
    id: z.uuid(),
    from: z.iso.datetime({ offset: true, error: "Give the beginning as a date and time." }),
    to: z.iso.datetime({ offset: true, error: "Give the end as a date and time." }),
    ip: text()
      .trim()
      .max(64)
      .transform((ip) => ip || undefined)
      .optional(),
  })
  .refine(({ from, to }) => new Date(from) < new Date(to), {
    path: ["to"],
    error: "The end must come after the beginning.",
  });
export type DiscardReportsInput = z.infer<typeof discardReportsInput>;
