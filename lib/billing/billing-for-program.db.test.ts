import { expect, it } from "vitest";
import { listPayments } from "@/lib/billing/account.queries";
import { issueInvoiceBody, recordPaymentBody } from "@/lib/billing/billing.input";
import { accountSchema, invoiceSchema, paymentSchema, statementSchema } from "@/lib/billing/billing-api.view";
import {
  getAccountForProgram,
  issueInvoiceForProgram,
  listStatementsForProgram,
  recordPaymentForProgram,
} from "@/lib/billing/billing-for-program";
import { billingStage, moveCredits, setPrice } from "@/lib/testing/billing-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function owing() {
  const on = await billingStage();
  await setPrice(on, "0.1");
  await moveCredits(on, 1000);
  await moveCredits(on, 50);
  const { customerId } = on;
  const ctx = on.shop.as.reseller;
  return { ctx, customerId };
}
const BODY = recordPaymentBody.parse({ amount: "20", paidOn: "2026-11-01" });

it("a program reads what is owed, makes one invoice of all charges and reads a statement that adds up", async () => {
  const { ctx, customerId } = await owing();
  const before = accountSchema.parse(await getAccountForProgram(ctx, customerId));
  expect(before.owed).toEqual([{ currency: "MYR", amount: "105.00" }]);
  expect(before.charges.map(({ amount }) => amount)).toEqual(["100.00", "5.00"]);

  await recordPaymentForProgram(ctx, customerId, BODY, null);
  const invoice = invoiceSchema.parse(
    await issueInvoiceForProgram(ctx, customerId, issueInvoiceBody.parse({})),
  );
  expect(invoice).toMatchObject({ customerId, total: "105.00", paid: "20.00", open: "85.00" });
  expect(invoice.lines).toHaveLength(2);
  await expect(issueInvoiceForProgram(ctx, customerId, { currency: "MYR" })).rejects.toMatchObject({
    code: "unprocessable",
  });
  expect((await getAccountForProgram(ctx, customerId)).charges).toEqual([]);

  const { data } = await listStatementsForProgram(ctx, customerId, { from: "2000-01-01", to: "2099-12-31" });
  expect(data.map((each) => statementSchema.parse(each))).toMatchObject([
    { opening: "0.00", charged: "105.00", paid: "20.00", closing: "85.00" },
  ]);
});

it("M-3: a program's repeat under its key is one payment, also at the same moment", async () => {
  const { ctx, customerId } = await owing();
  const paid = await Promise.all(
    [1, 2, 3].map(() => recordPaymentForProgram(ctx, customerId, BODY, "order-7")),
  );
  expect(new Set(paid.map(({ id }) => id)).size).toBe(1);
  expect(paymentSchema.parse(paid[0])).toMatchObject({ amount: "20.00", paidOn: "2026-11-01" });
  await recordPaymentForProgram(ctx, customerId, BODY, "order-8");
  expect(await listPayments(ctx, customerId)).toHaveLength(2);
});
