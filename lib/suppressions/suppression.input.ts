import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

export const createSuppressionInput = z.object({
  phone: text().trim().min(1, said("input.contacts.phone")).max(40),
  reason: text().trim().min(1, said("input.suppressions.reason")).max(200),
  note: text().trim().max(500).default(""),
});
export type CreateSuppressionInput = z.output<typeof createSuppressionInput>;

export const deleteSuppressionInput = z.object({ phone: text().trim().min(1).max(40) });
export type DeleteSuppressionInput = z.output<typeof deleteSuppressionInput>;

export const suppressionsQuery = z.object({
  q: text().max(40).default(""),
  reason: text().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: text().max(1_000).optional(),
});
export type SuppressionsQuery = z.output<typeof suppressionsQuery>;
