import { z } from "zod";
import { CURSOR_MAX } from "@/lib/core/page";
import { text } from "@/lib/core/text.input";

export const listWhatsAppTemplatesInput = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: text().max(CURSOR_MAX).optional(),
  /** Words of the name. */
  search: text().trim().max(100).optional(),
  status: text().trim().max(60).optional(),
  language: text().trim().max(20).optional(),
});
export type ListWhatsAppTemplatesInput = z.infer<typeof listWhatsAppTemplatesInput>;

/** All accounts of WhatsApp, or one. */
export const syncTemplatesInput = z.strictObject({ gatewayAccountId: z.uuid().optional() });
export type SyncTemplatesInput = z.infer<typeof syncTemplatesInput>;
