import { z } from "zod";
import { fallbackEstimateSchema } from "@/lib/fallbacks/fallback.view";
import { splitEstimateSchema } from "@/lib/splits/split.view";
import { whatsAppEstimateSchema } from "@/lib/whatsapp-costs/estimate-cost.view";

const runningImportSchema = z.object({
  listId: z.uuid(),
  list: z.string().describe("The name of the list."),
  rows: z.int().describe("How many rows of the file were read."),
  total: z.int().nullable().describe("How many rows the file has, when that is known."),
});
export type RunningImport = z.infer<typeof runningImportSchema>;

/**
 * What the merged audience comes to (docs/api.md, estimate), and what a composer shows beside it.
 */
export const estimateViewSchema = z.object({
  recipients: z.int(),
  duplicates: z.int(),
  suppressed: z.int(),
  invalid: z.int(),
  leftOut: z
    .array(
      z.object({
        kind: z.enum(["list", "segment", "texted"]),
        id: z.string().optional(),
        days: z.int().optional(),
        people: z.int(),
      }),
    )
    .optional()
    .describe("Left out on purpose, by each reason; one person may have several."),
  leftOutPeople: z.int().optional().describe("The same people, each once."),
  credits: z.int(),
  byParts: z.record(z.string(), z.int()).describe("Parts of a text → how many recipients get it in so many."),
  encodings: z.record(z.string(), z.int()).describe("`gsm7`, `ucs2` or `binary` → recipients."),
  /** Merge field → recipients for whom it is empty and no fallback is given. */
  missing: z
    .record(z.string(), z.int())
    .describe("Merge field → recipients for whom it is empty and no fallback is given."),
  fields: z
    .array(z.string())
    .describe("Own fields of the contacts in the audience: all that the text uses, and of others the first."),
  /** Recipients in +60, for whom the sender is left out and the Malaysia check applies. */
  malaysian: z.int(),
  importing: z
    .array(runningImportSchema)
    .describe("Imports that still run into its lists; until they end it cannot be launched."),
  fallback: fallbackEstimateSchema.optional(),
  split: splitEstimateSchema.optional(),
  whatsapp: whatsAppEstimateSchema.optional().describe("Of a campaign by WhatsApp."),
  /** Pasted phones that could not be read, as they were written (the first 20). */
  invalidPhones: z
    .array(z.string())
    .describe("The first 20 phones that could not be read, as they were written."),
});
export type EstimateView = z.infer<typeof estimateViewSchema>;
