import { z } from "zod";
import { text } from "@/lib/core/text.input";

export const ledgerQuery = z.object({
  gatewayAccountId: z.uuid(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: text().max(30).optional(),
  /** Also what was only set aside or given back. */
  reserved: z.stringbool().default(false),
});
