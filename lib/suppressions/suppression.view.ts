import { z } from "zod";
import { SUPPRESSION_SCOPES, type SuppressionScope } from "@/lib/suppressions/suppression.rules";

/**
 * A phone that may not be texted, why, and where that came from (`person`, `api`, `keyword`,
 * `import`, `health`: the delivery reports, `preference`, `refusal`: WhatsApp itself).
 */
export const suppressionViewSchema = z.object({
  phone: z
    .string()
    .describe(
      "Digits, country code first; masked for a role that may not see whole numbers, and empty where WhatsApp does not tell it.",
    ),
  whatsappUserId: z
    .string()
    .nullable()
    .describe("Of somebody whose number is not known: the id by which WhatsApp names them. Never a number."),
  masked: z.boolean(),
  scope: z
    .enum(SUPPRESSION_SCOPES)
    .describe("`whatsapp`: no campaign by WhatsApp, and all else goes on. Who stands in both is `all`."),
  reason: z.string(),
  source: z.string(),
  note: z.string(),
  createdAt: z.iso.datetime(),
});
export type SuppressionView = z.infer<typeof suppressionViewSchema>;

/** `created` is false when the phone was there already: the first reason stays. */
export const createdSuppressionSchema = suppressionViewSchema.extend({ created: z.boolean() });
export type CreatedSuppression = z.infer<typeof createdSuppressionSchema>;

/** What became of many numbers: `added + already + repeated + invalid` is how many were given. */
export const importedSuppressionsSchema = z.object({
  added: z.int().describe("Newly suppressed."),
  already: z.int().describe("Suppressed before; the first reason stays."),
  repeated: z.int().describe("Given more than once."),
  invalid: z.int().describe("Cannot be read as a phone number; each stands in `rejections`."),
  rejections: z.array(
    z.object({
      row: z.int().describe("Line of the file or the text, or place in `phones`; counts from 1."),
      value: z.string(),
      reason: z.string().describe("A stable word."),
      message: z.string().describe("A sentence for a person."),
    }),
  ),
  columns: z.array(z.string()).describe("The columns of the file; empty for plain numbers."),
  column: z.int().nullable().describe("The column that was read, counted from 0."),
});
export type ImportedSuppressions = z.infer<typeof importedSuppressionsSchema>;

export interface SuppressionRecord {
  phone: string;
  scope: SuppressionScope;
  reason: string;
  source: string;
  note: string;
  createdAt: Date;
}
