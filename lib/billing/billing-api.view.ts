import { type ZodType, z } from "zod";
import type {
  AccountView,
  InvoiceFactsView,
  InvoiceRowView,
  InvoiceView,
  Money,
  PaymentView,
  StatementView,
  UnbilledView,
} from "@/lib/billing/billing.view";

const digits = z.string().describe("Decimal digits, with the places of the currency.");
const price = z.string().describe("Per credit, as decimal digits.");
const day = z.iso.date();
const currency = z.string().describe("Three letters, such as MYR.");
const voided = z.object({ at: z.iso.datetime(), byName: z.string(), reason: z.string() }).nullable();

const money = z.object({ amount: digits, currency }) satisfies ZodType<Money>;

const charge = z.object({
  id: z.int(),
  kind: z.enum(["charge", "correction"]),
  day,
  credits: z.int(),
  price,
  amount: digits,
  currency,
  reference: z.string().describe("The gateway's seqno of the transfer."),
}) satisfies ZodType<UnbilledView>;

/** What a customer owes; what a credit costs ourselves is nothing of a program's. */
export interface ApiAccountView extends Pick<AccountView, "customer" | "owed" | "unbilled" | "unpriced"> {
  charges: UnbilledView[];
}

export const accountSchema = z.object({
  customer: z.object({ id: z.uuid(), username: z.string(), name: z.string() }),
  owed: z.array(money).describe("One for each currency; below zero: paid ahead. Empty: nothing owed."),
  unbilled: z.array(money).describe("What of it stands on no invoice."),
  unpriced: z
    .object({ transfers: z.int(), credits: z.int() })
    .describe("What moved while no price was known, and is not charged."),
  charges: z.array(charge).describe("The charges that stand on no invoice, the oldest first, at most 500."),
}) satisfies ZodType<ApiAccountView>;

export const paymentSchema = z.object({
  id: z.uuid(),
  amount: digits,
  currency,
  paidOn: day,
  note: z.string(),
  byName: z.string(),
  voided,
}) satisfies ZodType<PaymentView>;

export const invoiceRowSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  issuedOn: day,
  dueOn: day.nullable(),
  total: digits,
  paid: digits.describe("What payments have covered of it."),
  open: digits,
  currency,
  state: z.enum(["unpaid", "partly", "paid", "void"]),
}) satisfies ZodType<InvoiceRowView>;

export const invoiceSchema = invoiceRowSchema.extend({
  customerId: z.uuid(),
  letterhead: z.object({
    businessName: z.string(),
    address: z.string(),
    registrationNo: z.string(),
    taxNo: z.string(),
    phone: z.string(),
    email: z.string(),
    paymentInstructions: z.string(),
  }),
  recipient: z.object({ name: z.string(), address: z.string() }),
  lines: z.array(charge.omit({ id: true, currency: true })),
  subtotal: digits,
  taxRate: z.string().nullable().describe("Per cent."),
  tax: digits,
  byName: z.string(),
  createdAt: z.iso.datetime(),
  voided,
}) satisfies ZodType<InvoiceView & InvoiceFactsView>;

export const statementSchema = z.object({
  currency,
  from: day,
  to: day,
  opening: digits,
  charged: digits,
  paid: digits,
  closing: digits.describe("opening + charged - paid."),
  credits: z.int().describe("That moved, corrections taken off."),
  lines: z.array(
    z.object({
      day,
      kind: z.enum(["charge", "correction", "tax", "tax_void", "payment", "payment_void"]),
      reference: z.string().describe("The seqno of a transfer, or the number of an invoice."),
      credits: z.int().nullable(),
      price: price.nullable(),
      charged: digits.nullable().describe("What is added to what is owed; null: it lowers it."),
      paid: digits.nullable(),
      balance: digits.describe("What is owed after it."),
    }),
  ),
}) satisfies ZodType<StatementView>;
