import { z } from "zod";
import { isCurrency } from "@/lib/core/currency";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const POSITIVE = /[1-9]/;

/** Plain decimal digits: what people write was read before (lib/core/read-money.ts). */
const amount = text()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,3})?$/, said("input.billing.amount"))
  .regex(POSITIVE, said("input.billing.moreThanNothing"));

/** At six places whole credits are exact; nothing costs a million a credit. */
const price = text()
  .trim()
  .regex(/^\d{1,6}(\.\d{1,6})?$/, said("input.billing.price"))
  .regex(POSITIVE, said("input.billing.moreThanNothing"));

const currency = text()
  .trim()
  .toUpperCase()
  .refine(isCurrency, said("input.billing.currency"))
  .default("MYR");

/** No price: none of their own from that day. */
export const savePriceInput = z.object({
  customerId: z.uuid(),
  price: price.nullable(),
  currency,
  validFrom: z.iso.date(said("input.billing.day")),
});
export type SavePriceInput = z.output<typeof savePriceInput>;

/** The price of everybody who has none of their own. */
export const saveUsualPriceInput = savePriceInput.omit({ customerId: true }).extend({ price });
export type SaveUsualPriceInput = z.output<typeof saveUsualPriceInput>;

export const recordPaymentInput = z.object({
  customerId: z.uuid(),
  amount,
  currency,
  paidOn: z.iso.date(said("input.billing.day")),
  note: text().trim().max(500).default(""),
  /** Which invoice it is for first; else the oldest that are open. */
  invoiceId: z.uuid().nullable().default(null),
  /** Made when the form was opened: pressing twice is one payment. */
  requestKey: text().min(8).max(200),
});
export type RecordPaymentInput = z.output<typeof recordPaymentInput>;

export const voidInput = z.object({
  id: z.uuid(),
  reason: text().trim().min(3, said("input.billing.reason")).max(500),
});
export type VoidInput = z.output<typeof voidInput>;

/** What programs write; of whom it is stands in the path. */
export const recordPaymentBody = recordPaymentInput.omit({ customerId: true, requestKey: true });
export type RecordPaymentBody = z.output<typeof recordPaymentBody>;
export const voidBody = voidInput.pick({ reason: true });

export const saveRecipientInput = z.object({
  customerId: z.uuid(),
  name: text().trim().max(200).default(""),
  address: text().trim().max(500).default(""),
});
export type SaveRecipientInput = z.output<typeof saveRecipientInput>;

export const saveProfileInput = z.object({
  businessName: text().trim().max(200),
  address: text().trim().max(500),
  registrationNo: text().trim().max(60),
  taxNo: text().trim().max(60),
  phone: text().trim().max(60),
  email: text().trim().max(200),
  paymentInstructions: text().trim().max(1000),
  taxRate: text()
    .trim()
    .regex(/^\d{1,2}(\.\d{1,2})?$/, said("input.billing.rate"))
    .nullable(),
  numberPrefix: text()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9/-]{0,11}$/, said("input.billing.prefix")),
  currency,
  termsDays: z.number().int().min(0).max(365, said("input.billing.terms")).nullable(),
});
export type SaveProfileInput = z.output<typeof saveProfileInput>;

export const issueInvoiceInput = z.object({
  customerId: z.uuid(),
  currency,
  /** The charges that are on it. */
  entryIds: z.array(z.int().positive()).min(1, said("input.billing.chooseOne")).max(500),
});
export type IssueInvoiceInput = z.output<typeof issueInvoiceInput>;

/** No charges: all of the currency that stand on no invoice. */
export const issueInvoiceBody = issueInvoiceInput
  .omit({ customerId: true })
  .extend({ entryIds: issueInvoiceInput.shape.entryIds.optional() });
export type IssueInvoiceBody = z.output<typeof issueInvoiceBody>;

/** No day: this month so far. */
export const statementDays = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });
export type StatementDays = z.output<typeof statementDays>;

export const statementQuery = statementDays.extend({
  format: z.enum(["csv", "xlsx", "pdf"]).default("csv"),
});

/** No days: always the current month and the twelve before it. */
export const createLinkInput = z.object({
  customerId: z.uuid(),
  from: z.iso.date(said("input.billing.day")).nullable(),
  to: z.iso.date(said("input.billing.day")).nullable(),
  days: z.union([z.literal(7), z.literal(30), z.literal(90)]),
});
export type CreateLinkInput = z.output<typeof createLinkInput>;

export const linkIdInput = z.object({ id: z.uuid() });
