import { z } from "zod";

/** A reseller's customer at the gateway. */
export const customerViewSchema = z.object({
  id: z.uuid(),
  gatewayAccountId: z.uuid(),
  username: z.string(),
  name: z.string(),
  notes: z.string(),
  labels: z.array(z.string()),
  archived: z.boolean(),
  /** Credits that reached the customer through us. */
  transferred: z.int().describe("Credits that reached the customer through us."),
  lastTransferAt: z.iso.datetime().nullable(),
  lastCredits: z.int().nullable().describe("Credits of the last transfer that arrived."),
  usualCredits: z.int().nullable().describe("The middle one of the transfers that arrived."),
});
export type CustomerView = z.infer<typeof customerViewSchema>;
