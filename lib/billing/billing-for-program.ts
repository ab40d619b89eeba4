import "server-only";
import { randomUUID } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { getAccount, listPayments } from "@/lib/billing/account.queries";
import type { IssueInvoiceBody, RecordPaymentBody, StatementDays } from "@/lib/billing/billing.input";
import type { InvoiceFactsView, InvoiceView, PaymentView, StatementView } from "@/lib/billing/billing.view";
import type { ApiAccountView } from "@/lib/billing/billing-api.view";
import { listUnbilled, requireInvoice } from "@/lib/billing/invoice.queries";
import { issueInvoice } from "@/lib/billing/issue-invoice";
import { daysOfMonth } from "@/lib/billing/period.rules";
import { recordPayment } from "@/lib/billing/record-payment";
import { getToday } from "@/lib/billing/require-customer";
import { getStatements } from "@/lib/billing/statement.queries";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";

/** What a customer owes, with the charges that an invoice can be made of. */
export async function getAccountForProgram(
  ctx: WorkspaceContext,
  customerId: string,
): Promise<ApiAccountView> {
  const { customer, owed, unbilled, unpriced } = await getAccount(ctx, customerId);
  return { customer, owed, unbilled, unpriced, charges: await listUnbilled(ctx, customerId) };
}

/** Of this month so far, where no days are named. */
export async function listStatementsForProgram(
  ctx: WorkspaceContext,
  customerId: string,
  days: StatementDays,
): Promise<{ data: StatementView[] }> {
  const month = daysOfMonth((await getToday(ctx)).slice(0, 7));
  const period = { from: days.from ?? month.from, to: days.to ?? month.to };
  return { data: await getStatements(ctx, customerId, period) };
}

/** The key of the request is also the payment's own: asked for again, it is the same payment. */
export async function recordPaymentForProgram(
  ctx: WorkspaceContext,
  customerId: string,
  body: RecordPaymentBody,
  key: string | null,
): Promise<PaymentView> {
  const requestKey = key === null ? randomUUID() : `${ctx.actor.id} ${key}`;
  const { id } = await recordPayment(ctx, { ...body, customerId, requestKey });
  const [payment] = await listPayments(ctx, customerId, { id });
  if (payment === undefined) throw new AppError("not_found");
  return payment;
}

/** Of the charges that are named, or of all of the currency that stand on no invoice. */
export async function issueInvoiceForProgram(
  ctx: WorkspaceContext,
  customerId: string,
  { currency, entryIds }: IssueInvoiceBody,
): Promise<InvoiceView & InvoiceFactsView> {
  const open = (await listUnbilled(ctx, customerId)).filter((charge) => charge.currency === currency);
  const chosen = entryIds ?? open.map(({ id }) => id);
  if (chosen.length === 0) throw new AppError("unprocessable", sentence("problems.billing.nothingToBill"));
  const { id } = await issueInvoice(ctx, { customerId, currency, entryIds: chosen });
  return requireInvoice(ctx, id);
}
