import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getAccount } from "@/lib/billing/account.queries";
import { getPrices } from "@/lib/billing/price.queries";
import { placesOf } from "@/lib/core/currency";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import {
  type BillingStage,
  billingStage,
  entriesOf,
  moveCredits,
  owed,
  setPrice,
} from "@/lib/testing/billing-stage";
import { testDatabase } from "@/lib/testing/test-database";
import { askTransfer, transferStage } from "@/lib/testing/transfer-stage";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { correctTransfer } from "@/lib/transfers/correct-transfer";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";
import { executeTransfer } from "@/lib/transfers/execute-transfer";
import { resolveTransfer } from "@/lib/transfers/resolve-transfer";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

/** What becomes of the next call for this customer. */
const answer = (on: { username: string }, action: object) =>
  simulator.script({ rules: [{ match: { page: "transfer", mobile: on.username }, action, times: 1 }] });

const priced = async (on: BillingStage) => (await entriesOf(on)).map(({ amount, price }) => [price, amount]);

describe("M-1: the price of the day", () => {
  it("M-1: holds from midnight of the workspace's zone", async () => {
    const on = await billingStage();
    await setPrice(on, "0.05", { from: "2026-01-01" });
    await setPrice(on, "0.06", { from: "2026-11-10" });
    await moveCredits(on, 1000, { at: "2026-11-09T15:59:59.999Z" });
    await moveCredits(on, 1000, { at: "2026-11-09T16:00:00Z" });
    expect(await entriesOf(on)).toEqual([
      { kind: "charge", amount: "50", currency: "MYR", day: "2026-11-09", price: "0.05" },
      { kind: "charge", amount: "60", currency: "MYR", day: "2026-11-10", price: "0.06" },
    ]);
  });

  it("M-1: a customer's own goes before everybody's, until it ends", async () => {
    const on = await billingStage();
    await setPrice(on, "0.10", { own: false });
    await setPrice(on, "0.08", { from: "2026-03-01" });
    await setPrice(on, null, { from: "2026-05-01" });
    for (const month of ["02", "04", "06"]) await moveCredits(on, 100, { at: `2026-${month}-10T04:00:00Z` });
    expect(await priced(on)).toEqual([
      ["0.1", "10"],
      ["0.08", "8"],
      ["0.1", "10"],
    ]);
    expect((await getPrices(on.shop.as.reseller, on.customerId)).current).toEqual({
      price: "0.1",
      currency: "MYR",
      own: false,
    });
  });

  it("M-1: a change touches nothing that was charged, also one for an earlier day", async () => {
    const on = await billingStage();
    await setPrice(on, "0.05");
    await moveCredits(on, 1000, { at: "2026-06-10T04:00:00Z" });
    expect(await setPrice(on, "0.09")).toEqual({ charged: 0 });
    expect(await setPrice(on, "0.07", { from: "2026-02-01" })).toEqual({ charged: 0 });
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "50.00" }]);
    expect((await getPrices(on.shop.as.reseller, on.customerId)).history).toHaveLength(2);
  });

  it("M-1: what moved without a price is said, and charged once when a price for its day comes", async () => {
    const on = await billingStage();
    await moveCredits(on, 300, { at: "2026-06-10T04:00:00Z" });
    await moveCredits(on, 200, { at: "2026-08-10T04:00:00Z" });
    const { unpriced } = await getAccount(on.shop.as.reseller, on.customerId);
    expect(unpriced).toEqual({ transfers: 2, credits: 500 });
    expect(await setPrice(on, "0.05", { from: "2026-07-01" })).toEqual({ charged: 1 });
    expect(await setPrice(on, "0.04", { from: "2026-06-01" })).toEqual({ charged: 1 });
    expect(await setPrice(on, "0.03", { from: "2026-01-01" })).toEqual({ charged: 0 });
    expect(await priced(on)).toEqual([
      ["0.05", "10"],
      ["0.04", "12"],
    ]);
  });

  it("M-1: is rounded once, half up, to the places of its currency", async () => {
    for (const [credits, price, currency, amount] of [
      [1, "0.005", "MYR", "0.01"],
      [1, "0.004999", "MYR", "0"],
      [333, "0.055", "MYR", "18.32"],
      [3, "0.5", "JPY", "2"],
      [1, "0.0005", "KWD", "0.001"],
      [999_999_999, "999999.999999", "MYR", "999999998999000.00"],
    ] as const) {
      const on = await billingStage();
      await setPrice(on, price, { currency });
      await moveCredits(on, credits);
      const [entry] = await entriesOf(on);
      expect([credits, price, Number(entry?.amount)]).toEqual([credits, price, Number(amount)]);
    }
  });

  it("M-1: the database knows the places of every currency", async () => {
    const codes = Intl.supportedValuesOf("currency");
    const rows = await sql.query<{ code: string; places: number }>(
      "SELECT code, billing_places(code) AS places FROM unnest($1::text[]) AS code",
      [codes],
    );
    const differ = rows.filter(({ code, places }) => places !== placesOf(code));
    expect(differ.map(({ code }) => code)).toEqual([]);
  });
});

describe("M-2: charged exactly once for each transfer that moved", () => {
  it("M-2: by the worker, in the transaction that settles it; refused, cancelled and unknown ones are not", async () => {
    const on = await transferStage(simulator);
    await setPrice(on, "0.055");
    await askTransfer(on, 100);
    await executeDueTransfers("worker");
    const { id } = await askTransfer(on, 50, { undoSeconds: 600 });
    await cancelTransfer(on.shop.as.reseller, { id });
    answer(on, { code: "1708" });
    await askTransfer(on, 70);
    await executeDueTransfers("worker");
    answer(on, { dropAfter: true });
    await askTransfer(on, 80, { repeat: true });
    await executeDueTransfers("worker");
    const statuses = await sql.query<{ status: string }>(
      "SELECT status::text FROM transfer WHERE customer_id = $1 ORDER BY created_at",
      [on.customerId],
    );
    expect(statuses.map((each) => each.status)).toEqual(["succeeded", "canceled", "refused", "sending"]);
    expect(await priced(on)).toEqual([["0.055", "5.5"]]);
  });

  it("M-2: a decision that was wrong is put right by a second entry, in both directions", async () => {
    const on = await transferStage(simulator);
    await setPrice(on, "0.1");
    const decide = async (decision: "succeeded" | "refused", action: object) => {
      answer(on, action);
      const { id } = await askTransfer(on, 120, { repeat: true });
      await executeTransfer("worker", id);
      const told = { note: "Looked at it", username: on.username };
      await resolveTransfer(on.shop.as.admin, { id, decision, early: true, ...told });
      const before = await entriesOf(on);
      await correctTransfer(on.shop.as.admin, { id, finding: "wrong", ...told });
      return [before.length, (await entriesOf(on)).length];
    };
    expect(await decide("refused", { dropAfter: true })).toEqual([0, 1]);
    expect(await decide("succeeded", { dropBefore: true })).toEqual([2, 3]);
    expect((await entriesOf(on)).map(({ kind, amount }) => [kind, amount])).toEqual([
      ["charge", "12"],
      ["charge", "12"],
      ["correction", "-12"],
    ]);
    expect(await owed(on)).toEqual([{ currency: "MYR", amount: "12.00" }]);
  });

  it("M-2: a second settlement of the same transfer, whoever tries, charges nothing more", async () => {
    const on = await billingStage();
    await setPrice(on, "0.1");
    const id = await moveCredits(on, 50);
    for (const status of ["refused", "succeeded", "refused"])
      await sql.execute("UPDATE transfer SET status = $2::transfer_status WHERE id = $1", [id, status]);
    expect((await entriesOf(on)).map(({ kind }) => kind)).toEqual(["charge", "correction"]);
    expect(await owed(on)).toEqual([]);
  });
});
