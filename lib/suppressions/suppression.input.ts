import { z } from "zod";

export const createSuppressionInput = z.object({
  phone: z.string().trim().min(1, "Type a phone number.").max(40),
  reason: z.string().trim().min(1, "Say why.").max(200),
  note: z.string().trim().max(500).default(""),
});
export type CreateSuppressionInput = z.output<typeof createSuppressionInput>;

export const deleteSuppressionInput = z.object({ phone: z.string().trim().min(1).max(40) });
export type DeleteSuppressionInput = z.output<typeof deleteSuppressionInput>;

export const suppressionsQuery = z.object({
  q: z.string().max(40).default(""),
  reason: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: z.string().max(1_000).optional(),
});
export type SuppressionsQuery = z.output<typeof suppressionsQuery>;
