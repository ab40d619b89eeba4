import { z } from "zod";
import { issueInvoiceBody, recordPaymentBody, statementDays, voidBody } from "@/lib/billing/billing.input";
import {
  accountSchema,
  invoiceRowSchema,
  invoiceSchema,
  paymentSchema,
  statementSchema,
} from "@/lib/billing/billing-api.view";
import { EXAMPLE } from "@/lib/rest-api/example";
import type { Operation } from "@/lib/rest-api/operation";
import { pageOf } from "@/lib/rest-api/page-of";

const CHARGE = {
  kind: "charge" as const,
  day: "2026-11-24",
  credits: 500,
  price: "0.06",
  amount: "30.00",
  reference: "7302184455",
};
const PAYMENT = {
  id: EXAMPLE.payment,
  amount: "20.00",
  currency: "MYR",
  paidOn: "2026-11-24",
  note: "Bank transfer",
  byName: "Shop system",
  voided: null,
};
const INVOICE_ROW = {
  id: EXAMPLE.invoice,
  number: "INV-2026-0001",
  issuedOn: "2026-11-24",
  dueOn: "2026-12-08",
  total: "32.40",
  paid: "20.00",
  open: "12.40",
  currency: "MYR",
  state: "partly" as const,
};
const INVOICE = {
  ...INVOICE_ROW,
  customerId: EXAMPLE.customer,
  letterhead: {
    businessName: "Kedai Runcit Canang",
    address: "1 Jalan Pasar, Ipoh",
    registrationNo: "",
    taxNo: "",
    phone: "",
    email: "",
    paymentInstructions: "",
  },
  recipient: { name: "Kedai Siti", address: "" },
  lines: [CHARGE],
  subtotal: "30.00",
  taxRate: "8",
  tax: "2.40",
  byName: "Shop system",
  createdAt: EXAMPLE.at,
  voided: null,
};
const STATEMENT = {
  currency: "MYR",
  from: "2026-11-01",
  to: "2026-11-30",
  opening: "0.00",
  charged: "30.00",
  paid: "20.00",
  closing: "10.00",
  credits: 500,
  lines: [
    {
      ...{ day: "2026-11-24", kind: "charge" as const, reference: "7302184455", credits: 500 },
      ...{ price: "0.06", charged: "30.00", paid: null, balance: "30.00" },
    },
    {
      ...{ day: "2026-11-24", kind: "payment" as const, reference: "", credits: null, price: null },
      ...{ charged: null, paid: "20.00", balance: "10.00" },
    },
  ],
};

const shared = { tag: "billing", permission: "billing.view" } as const;
const change = { tag: "billing", permission: "billing.edit" } as const;

export const BILLING_OPERATIONS: Operation[] = [
  {
    ...{ id: "getCustomerAccount", method: "GET", path: "/customers/{customerId}/account", ...shared },
    summary: "What a customer owes",
    answer: {
      status: 200,
      description: "Sums by currency, and the charges that stand on no invoice.",
      schema: accountSchema,
      example: {
        customer: { id: EXAMPLE.customer, username: "kedai-siti", name: "Kedai Siti" },
        owed: [{ amount: "10.00", currency: "MYR" }],
        unbilled: [{ amount: "30.00", currency: "MYR" }],
        unpriced: { transfers: 0, credits: 0 },
        charges: [{ id: 41, ...CHARGE, currency: "MYR" }],
      },
    },
  },
  {
    ...{ id: "getCustomerStatement", method: "GET", path: "/customers/{customerId}/statement", ...shared },
    summary: "A customer's statement",
    description:
      "Both days count; without them it is this month so far. One for each currency: opening + charged - paid = closing.",
    query: statementDays,
    answer: {
      status: 200,
      description: "The statements.",
      schema: z.object({ data: z.array(statementSchema) }),
      example: { data: [STATEMENT] },
    },
    refuses: ["unprocessable"],
  },
  {
    ...{ id: "listPayments", method: "GET", path: "/customers/{customerId}/payments", ...shared },
    summary: "The last 100 payments of a customer, the newest first",
    answer: {
      status: 200,
      description: "The payments.",
      schema: pageOf(paymentSchema),
      example: { data: [PAYMENT], nextCursor: null },
    },
  },
  {
    ...{ id: "recordPayment", method: "POST", path: "/customers/{customerId}/payments", ...change },
    summary: "Note that a customer paid",
    description:
      "It covers `invoiceId` first, else the oldest open invoices. Give an Idempotency-Key, so that a repeat of the call is one payment.",
    body: recordPaymentBody,
    example: { body: { amount: "20.00", currency: "MYR", paidOn: "2026-11-24", note: "Bank transfer" } },
    answer: { status: 201, description: "The payment.", schema: paymentSchema, example: PAYMENT },
    refuses: ["unprocessable"],
  },
  {
    ...{ id: "voidPayment", method: "POST", path: "/payments/{paymentId}/void", ...change },
    summary: "Say that a payment was none",
    description: "It stays, with the reason, and what it covered is owed again.",
    body: voidBody,
    example: { body: { reason: "Bounced" } },
    answer: { status: 204, description: "It is void." },
    refuses: ["conflict"],
  },
  {
    ...{ id: "listInvoices", method: "GET", path: "/customers/{customerId}/invoices", ...shared },
    summary: "The last 100 invoices of a customer, the newest first",
    answer: {
      status: 200,
      description: "The invoices.",
      schema: pageOf(invoiceRowSchema),
      example: { data: [INVOICE_ROW], nextCursor: null },
    },
  },
  {
    ...{ id: "issueInvoice", method: "POST", path: "/customers/{customerId}/invoices", ...change },
    summary: "Make an invoice",
    description:
      "Of the charges in `entryIds`, or of all of the currency that stand on no invoice. It gets the next number, and says the same for ever.",
    body: issueInvoiceBody,
    example: { body: { currency: "MYR" } },
    answer: { status: 201, description: "The invoice.", schema: invoiceSchema, example: INVOICE },
    refuses: ["conflict", "unprocessable"],
  },
  {
    ...{ id: "getInvoice", method: "GET", path: "/invoices/{invoiceId}", ...shared },
    summary: "One invoice",
    answer: { status: 200, description: "The invoice.", schema: invoiceSchema, example: INVOICE },
  },
  {
    ...{ id: "voidInvoice", method: "POST", path: "/invoices/{invoiceId}/void", ...change },
    summary: "Mark an invoice void",
    description: "Its number stays. Its charges can be put on another one.",
    body: voidBody,
    example: { body: { reason: "Wrong address" } },
    answer: { status: 204, description: "It is void." },
    refuses: ["conflict"],
  },
];
