import { z } from "zod";

/**
 * A phone that may not be texted, why, and where that came from (`person`, `api`, `keyword`,
 * `import`).
 */
export const suppressionViewSchema = z.object({
  phone: z.string().describe("Digits, country code first; masked for a role that may not see whole numbers."),
  masked: z.boolean(),
  reason: z.string(),
  source: z.string(),
  note: z.string(),
  createdAt: z.iso.datetime(),
});
export type SuppressionView = z.infer<typeof suppressionViewSchema>;

/** `created` is false when the phone was there already: the first reason stays. */
export const createdSuppressionSchema = suppressionViewSchema.extend({ created: z.boolean() });
export type CreatedSuppression = z.infer<typeof createdSuppressionSchema>;

export interface SuppressionRecord {
  phone: string;
  reason: string;
  source: string;
  note: string;
  createdAt: Date;
}
