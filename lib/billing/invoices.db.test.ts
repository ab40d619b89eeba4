import { describe, expect, it } from "vitest";
import { saveProfile, saveRecipient } from "@/lib/billing/billing-profile";
import { listInvoices, listUnbilled, requireInvoice } from "@/lib/billing/invoice.queries";
import { issueInvoice } from "@/lib/billing/issue-invoice";
import { voidInvoice } from "@/lib/billing/void-invoice";
import { sql } from "@/lib/platform/db/sql";
import {
  type BillingStage,
  bill,
  billingStage,
  entriesOf,
  moveCredits,
  owed,
  setPrice,
} from "@/lib/testing/billing-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const LETTERHEAD = {
  businessName: "Kancil Reload Sdn. Bhd.",
  address: "12 Jalan Masjid India\n50100 Kuala Lumpur",
  registrationNo: "202001012345",
  taxNo: "W10-1808-32000123",
  phone: "03-2691 0000",
  email: "accounts@kancil.example",
  paymentInstructions: "Maybank 5140 1234 5678",
};
const profile = (on: BillingStage, more: object = {}) =>
  saveProfile(on.shop.as.admin, {
    ...LETTERHEAD,
    ...{ taxRate: null, numberPrefix: "INV", currency: "MYR", termsDays: null },
    ...more,
  });
const year = async (on: BillingStage) =>
  (await sql.first<{ y: string }>("SELECT to_char(billing_day($1, now()), 'YYYY') AS y", [on.shop.id]))?.y;

async function priced(price = "0.1") {
  const on = await billingStage();
  await setPrice(on, price);
  return on;
}

describe("M-5: numbers of invoices", () => {
  it("M-5: twenty at the same moment get twenty numbers, without a gap, each for its own charges", async () => {
    const on = await priced();
    for (let n = 0; n < 20; n += 1) await moveCredits(on, 10);
    const unbilled = await listUnbilled(on.shop.as.reseller, on.customerId);
    const made = await Promise.all(
      unbilled.map(({ id }) =>
        issueInvoice(on.shop.as.reseller, { customerId: on.customerId, currency: "MYR", entryIds: [id] }),
      ),
    );
    const y = await year(on);
    const expected = Array.from({ length: 20 }, (_, n) => `INV-${y}-${String(n + 1).padStart(4, "0")}`);
    expect(made.map(({ number }) => number).toSorted()).toEqual(expected);
  });

  it("M-5: one that fails uses no number up, and a voided one keeps its own", async () => {
    const on = await priced();
    await moveCredits(on, 10);
    const first = await bill(on);
    await expect(
      issueInvoice(on.shop.as.reseller, {
        customerId: on.customerId,
        currency: "MYR",
        entryIds: [9_999_999],
      }),
    ).rejects.toMatchObject({ code: "not_found" });
    await voidInvoice(on.shop.as.admin, { id: first.id, reason: "Wrong address" });
    const second = await bill(on);
    const y = await year(on);
    expect([first.number, second.number]).toEqual([`INV-${y}-0001`, `INV-${y}-0002`]);
    expect(
      (await listInvoices(on.shop.as.reseller, on.customerId)).map(({ number, state }) => [number, state]),
    ).toEqual([
      [`INV-${y}-0002`, "unpaid"],
      [`INV-${y}-0001`, "void"],
    ]);
    await expect(voidInvoice(on.shop.as.admin, { id: first.id, reason: "Again" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("M-5: another prefix is another series, and each workspace has its own", async () => {
    const [on, other] = [await priced(), await priced()];
    for (const each of [on, other]) await moveCredits(each, 10);
    await profile(other, { numberPrefix: "KR/" });
    const y = await year(on);
    expect([(await bill(on)).number, (await bill(other)).number]).toEqual([`INV-${y}-0001`, `KR/-${y}-0001`]);
  });
});

describe("M-6: what stands on an invoice", () => {
  it("M-6: stays as it was given out, whatever changes later", async () => {
    const on = await priced("0.055");
    await profile(on, { taxRate: "8", termsDays: 30 });
    await saveRecipient(on.shop.as.reseller, {
      customerId: on.customerId,
      name: "Perniagaan Siti",
      address: "Lot 5, Kota Bharu",
    });
    await moveCredits(on, 333);
    await moveCredits(on, 1000);
    const { id } = await bill(on);
    const before = await requireInvoice(on.shop.as.reseller, id);
    expect(before).toMatchObject({
      letterhead: LETTERHEAD,
      recipient: { name: "Perniagaan Siti", address: "Lot 5, Kota Bharu" },
      lines: [
        { kind: "charge", credits: 333, price: "0.055", amount: "18.32" },
        { kind: "charge", credits: 1000, price: "0.055", amount: "55.00" },
      ],
      ...{ subtotal: "73.32", taxRate: "8", tax: "5.87", total: "79.19", state: "unpaid" },
    });
    expect(before.lines.every((line) => /^\S{1,20}$/.test(line.reference))).toBe(true);
    await setPrice(on, "9", { from: "2026-01-01" });
    await profile(on, { businessName: "Another", taxRate: "10", numberPrefix: "X" });
    await saveRecipient(on.shop.as.reseller, { customerId: on.customerId, name: "Z", address: "" });
    await sql.execute("UPDATE customer SET name = 'Renamed' WHERE id = $1", [on.customerId]);
    expect(await requireInvoice(on.shop.as.reseller, id)).toEqual(before);
  });

  it("M-6: a charge stands on one invoice that counts, also when two are made at once", async () => {
    const on = await priced();
    await moveCredits(on, 10);
    const both = await Promise.allSettled([bill(on), bill(on)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await listInvoices(on.shop.as.reseller, on.customerId)).toHaveLength(1);
  });

  it("M-6: a correction goes onto the next invoice, and nothing to pay is no invoice", async () => {
    const on = await priced();
    const wrong = await moveCredits(on, 100);
    await bill(on);
    await sql.execute("UPDATE transfer SET status = 'refused' WHERE id = $1", [wrong]);
    await expect(bill(on)).rejects.toMatchObject({ code: "unprocessable" });
    await moveCredits(on, 250);
    const { id } = await bill(on);
    expect(await requireInvoice(on.shop.as.reseller, id)).toMatchObject({
      lines: [
        { kind: "correction", credits: -100, amount: "-10.00" },
        { kind: "charge", credits: 250, amount: "25.00" },
      ],
      total: "15.00",
    });
  });

  it("M-6: charges of another customer, of another currency or payments cannot be put on it", async () => {
    const [on, other] = [await priced(), await priced()];
    for (const each of [on, other]) await moveCredits(each, 10);
    const [theirs] = await listUnbilled(other.shop.as.reseller, other.customerId);
    const [own] = await listUnbilled(on.shop.as.reseller, on.customerId);
    const issue = (entryIds: number[], currency = "MYR") =>
      issueInvoice(on.shop.as.reseller, { customerId: on.customerId, currency, entryIds });
    await expect(issue([theirs?.id ?? 0])).rejects.toMatchObject({ code: "not_found" });
    await expect(issue([own?.id ?? 0, theirs?.id ?? 0])).rejects.toMatchObject({ code: "not_found" });
    await expect(issue([own?.id ?? 0], "SGD")).rejects.toMatchObject({ code: "not_found" });
    await expect(
      requireInvoice(other.shop.as.reseller, (await issue([own?.id ?? 0])).id),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("M-7: SST", () => {
  it.each([
    // credits at 0.01, rate, currency, tax
    [1250, "6", "MYR", "0.75"],
    [1, "6", "MYR", "0.00"],
    [9, "6", "MYR", "0.01"],
    [25, "6", "MYR", "0.02"],
    [75, "6", "MYR", "0.05"],
    [6250, "8", "MYR", "5.00"],
    [6256, "8", "MYR", "5.00"],
    [6257, "8", "MYR", "5.01"],
    [12345, "6.5", "MYR", "8.02"],
    [10000, "99.99", "MYR", "99.99"],
    [1050, "5", "JPY", "1"],
    [12345, "10", "KWD", "12.345"],
  ])("M-7: %i credits at 0.01, taxed at %s%%, in %s: %s", async (credits, taxRate, currency, tax) => {
    const on = await billingStage();
    await setPrice(on, "0.01", { currency });
    await profile(on, { taxRate });
    await moveCredits(on, credits);
    const { id } = await bill(on, currency);
    expect((await requireInvoice(on.shop.as.reseller, id)).tax).toBe(tax);
  });

  it("M-7: is owed too, and no longer when the invoice is void", async () => {
    const on = await priced();
    await profile(on, { taxRate: "8" });
    await moveCredits(on, 1000);
    const { id } = await bill(on);
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "108.00" }]);
    await voidInvoice(on.shop.as.admin, { id, reason: "Not registered yet" });
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "100.00" }]);
    expect((await entriesOf(on)).map(({ kind }) => kind)).toEqual(["charge", "tax", "tax_void"]);
  });
});
