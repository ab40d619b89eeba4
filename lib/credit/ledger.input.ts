import { z } from "zod";

export const ledgerQuery = z.object({
  gatewayAccountId: z.uuid(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(30).optional(),
});
