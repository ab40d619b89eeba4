import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

/** An amount of money as decimal digits; never a binary fraction. */
const money = text()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,2})?$/, said("input.credit.money"));
const currency = text()
  .trim()
  .regex(/^[A-Z]{3}$/, said("input.credit.currency"));
const facts = {
  amount: money.nullable().default(null),
  currency: currency.default("MYR"),
  happenedOn: z.iso.date(),
  note: text().trim().max(500).default(""),
};

export const buyCreditInput = z.object({
  gatewayAccountId: z.uuid(),
  credits: z
    .number(said("input.transfers.credits"))
    .int(said("input.transfers.wholeCredits"))
    .min(1, said("input.transfers.atLeast"))
    .max(1_000_000_000),
  ...facts,
});
export type BuyCreditInput = z.input<typeof buyCreditInput>;

export const explainMovementInput = z.object({
  journal: z.uuid(),
  kind: z.enum(["purchase", "outside", "price", "other"]),
  ...facts,
});
export type ExplainMovementInput = z.input<typeof explainMovementInput>;

export const withdrawPurchaseInput = z.object({ id: z.uuid() });
