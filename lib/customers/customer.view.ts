import { z } from "zod";
import type { Money } from "@/lib/billing/billing.view";

/** A reseller's customer at the gateway. */
export const customerViewSchema = z.object({
  id: z.uuid(),
  gatewayAccountId: z.uuid(),
  username: z.string(),
  name: z.string(),
  notes: z.string(),
  labels: z.array(z.string()),
  phone: z
    .string()
    .nullable()
    .describe("The phone that the customer writes from: digits, country code first."),
  archived: z.boolean(),
  /** Credits that reached the customer through us. */
  transferred: z.int().describe("Credits that reached the customer through us."),
  lastTransferAt: z.iso.datetime().nullable(),
  lastCredits: z.int().nullable().describe("Credits of the last transfer that arrived."),
  usualCredits: z.int().nullable().describe("The middle one of the last twelve transfers that arrived."),
  usualDays: z
    .int()
    .nullable()
    .describe("The middle one of the pauses between them, in days; null until there were two."),
  lastDaysAgo: z.int().nullable().describe("Whole days since the last transfer that arrived."),
  due: z.boolean().describe("The usual pause is over, and no transfer is under way."),
});
export type CustomerView = z.infer<typeof customerViewSchema>;

/** One customer, as its own page shows it. */
export interface CustomerDetailView extends CustomerView {
  accountLabel: string;
  /** The same username in other letters, from before one was kept once. */
  alsoKeptAs: { id: string; username: string }[];
  createdAt: string;
}

/** What really arrived in a month, such as 2026-11. */
export interface CustomerMonth {
  month: string;
  transfers: number;
  credits: number;
}

export interface CustomerRowView extends CustomerView {
  /** By currency; below zero: paid ahead. */
  owed: Money[];
}

export interface CustomerPage {
  data: CustomerRowView[];
  nextCursor: string | null;
  /** How many of those that were looked for are due. */
  dueCount: number;
}
