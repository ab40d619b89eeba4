"use server";

import {
  createLinkInput,
  issueInvoiceInput,
  linkIdInput,
  recordPaymentInput,
  savePriceInput,
  saveRecipientInput,
  voidInput,
} from "@/lib/billing/billing.input";
import { saveRecipient } from "@/lib/billing/billing-profile";
import { issueInvoice } from "@/lib/billing/issue-invoice";
import { recordPayment } from "@/lib/billing/record-payment";
import { savePrice } from "@/lib/billing/save-price";
import { createStatementLink, withdrawStatementLink } from "@/lib/billing/statement-link";
import { voidInvoice } from "@/lib/billing/void-invoice";
import { voidPayment } from "@/lib/billing/void-payment";
import { workspaceAction } from "@/lib/guards/workspace-action";

export const savePriceAction = workspaceAction("billing.edit", savePriceInput, savePrice);
export const recordPaymentAction = workspaceAction("billing.edit", recordPaymentInput, recordPayment);
export const voidPaymentAction = workspaceAction("billing.edit", voidInput, voidPayment);
export const issueInvoiceAction = workspaceAction("billing.edit", issueInvoiceInput, issueInvoice);
export const voidInvoiceAction = workspaceAction("billing.edit", voidInput, voidInvoice);
export const saveRecipientAction = workspaceAction("billing.edit", saveRecipientInput, saveRecipient);
export const createStatementLinkAction = workspaceAction(
  "billing.edit",
  createLinkInput,
  createStatementLink,
);
export const withdrawStatementLinkAction = workspaceAction(
  "billing.edit",
  linkIdInput,
  withdrawStatementLink,
);
