import { describe, expect, it } from "vitest";
import { listOwing, listPayments } from "@/lib/billing/account.queries";
import { listInvoices } from "@/lib/billing/invoice.queries";
import { voidInvoice } from "@/lib/billing/void-invoice";
import { voidPayment } from "@/lib/billing/void-payment";
import {
  type BillingStage,
  bill,
  billingStage,
  entriesOf,
  moveCredits,
  owed,
  pay,
  setPrice,
} from "@/lib/testing/billing-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const states = async (on: BillingStage) =>
  (await listInvoices(on.shop.as.reseller, on.customerId))
    .toReversed()
    .map(({ state, paid, open }) => [state, paid, open]);

/** A customer who owes 100.00 for 1,000 credits. */
async function owing() {
  const on = await billingStage();
  await setPrice(on, "0.1");
  await moveCredits(on, 1000);
  return on;
}

describe("M-3: what is owed is charges less payments", () => {
  it("M-3: to the cent, for each currency apart", async () => {
    const on = await owing();
    await pay(on, "33.34");
    await pay(on, "33.33");
    await setPrice(on, "0.015", { from: "2026-11-30", currency: "SGD" });
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "33.33" }]);
    await pay(on, "33.33");
    await pay(on, "20", { currency: "SGD" });
    expect(await owed(on)).toEqual([{ currency: "SGD", amount: "-20.00" }]);
  });

  it("M-3: one request key is one payment, also twice at the same moment", async () => {
    const on = await owing();
    const ids = await Promise.all(
      [1, 2, 3].map(() => pay(on, "10", { requestKey: "0aaaaaaa-pressed" as never })),
    );
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "90.00" }]);
  });

  it("M-3: a voided payment stays with its reason, and so does the entry that takes it back", async () => {
    const on = await owing();
    const { id } = await pay(on, "40");
    const ctx = on.shop.as.admin;
    await voidPayment(ctx, { id, reason: "The cheque was returned" });
    await expect(voidPayment(ctx, { id, reason: "Again" })).rejects.toMatchObject({ code: "conflict" });
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "100.00" }]);
    expect((await entriesOf(on)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ["charge", "100"],
      ["payment", "-40"],
      ["payment_void", "40"],
    ]);
    expect(await listPayments(ctx, on.customerId)).toMatchObject([
      { id, amount: "40.00", voided: { byName: "Admin Person", reason: "The cheque was returned" } },
    ]);
  });

  it("M-3: a day to come, and more places than the currency has, are refused", async () => {
    const on = await owing();
    await expect(pay(on, "10", { on: "2999-01-01" })).rejects.toMatchObject({ code: "unprocessable" });
    await expect(pay(on, "10.001")).rejects.toMatchObject({ code: "unprocessable" });
    await expect(pay(on, "10.5", { currency: "JPY" })).rejects.toMatchObject({ code: "unprocessable" });
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "100.00" }]);
  });

  it("M-3: the list of who owes adds up, and whoever owes nothing is not in it", async () => {
    const on = await owing();
    await pay(on, "99.99");
    const other = { ...on, ...(await billingStage()) };
    await setPrice(other, "0.1");
    await moveCredits(other, 100);
    expect(await listOwing(on.shop.as.reseller)).toEqual({
      customers: [
        {
          customerId: on.customerId,
          username: on.username,
          name: "Kedai Siti",
          archived: false,
          owed: [{ currency: "MYR", amount: "0.01" }],
        },
      ],
      totals: [{ currency: "MYR", amount: "0.01" }],
    });
    await pay(on, "0.01");
    expect(await listOwing(on.shop.as.reseller)).toEqual({ customers: [], totals: [] });
    expect((await listOwing(on.shop.as.reseller, { owing: false })).customers).toHaveLength(1);
  });
});

describe("M-4: payments and invoices", () => {
  it("M-4: the oldest open invoice is paid first, a chosen one before it, and the rest waits for the next", async () => {
    const on = await owing();
    await bill(on);
    await moveCredits(on, 500);
    const second = await bill(on);
    await pay(on, "20", { invoiceId: second.id });
    expect(await states(on)).toEqual([
      ["unpaid", "0.00", "100.00"],
      ["partly", "20.00", "30.00"],
    ]);
    await pay(on, "140");
    expect(await states(on)).toEqual([
      ["paid", "100.00", "0.00"],
      ["paid", "50.00", "0.00"],
    ]);
    await moveCredits(on, 200);
    await bill(on);
    expect((await states(on)).at(-1)).toEqual(["partly", "10.00", "10.00"]);
  });

  it("M-4: a voided payment opens its invoice again, and money of another takes its place", async () => {
    const on = await owing();
    await bill(on);
    const { id } = await pay(on, "100");
    await pay(on, "60");
    expect(await states(on)).toEqual([["paid", "100.00", "0.00"]]);
    await voidPayment(on.shop.as.admin, { id, reason: "Not arrived" });
    expect(await states(on)).toEqual([["partly", "60.00", "40.00"]]);
  });

  it("M-4: what was paid on a voided invoice goes to the next one", async () => {
    const on = await owing();
    const first = await bill(on);
    await pay(on, "70");
    await voidInvoice(on.shop.as.admin, { id: first.id, reason: "Wrong name" });
    expect(await states(on)).toEqual([["void", "0.00", "0.00"]]);
    await bill(on);
    expect(await states(on)).toEqual([
      ["void", "0.00", "0.00"],
      ["partly", "70.00", "30.00"],
    ]);
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "30.00" }]);
  });

  it("M-4: twenty payments at the same moment cover an invoice once", async () => {
    const on = await owing();
    await bill(on);
    await Promise.all(Array.from({ length: 20 }, () => pay(on, "7.50")));
    expect(await states(on)).toEqual([["paid", "100.00", "0.00"]]);
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "-50.00" }]);
  });
});
