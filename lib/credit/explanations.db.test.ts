import { afterAll, beforeAll, expect, it } from "vitest";
import { buyCredit } from "@/lib/credit/buy-credit";
import { listCredit } from "@/lib/credit/credit.queries";
import { explainMovement } from "@/lib/credit/explain-movement";
import { listExpectedPurchases, listLedger } from "@/lib/credit/ledger.queries";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { withdrawPurchase } from "@/lib/credit/withdraw-purchase";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { testDatabase } from "@/lib/testing/test-database";
import { askTransfer, type TransferStage, transferStage } from "@/lib/testing/transfer-stage";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

/** The balance at the gateway becomes this, outside of us, and is read. */
async function outside(on: TransferStage, credits: number): Promise<void> {
  simulator.control.putAccount({ username: on.reseller, credits });
  await checkBalance(on.accountId, "hourly");
}
const figures = async (on: TransferStage) => (await listCredit(on.shop.as.reseller))[0];
const lines = async (on: TransferStage) =>
  (await listLedger(on.shop.as.reseller, { gatewayAccountId: on.accountId, limit: 50 })).data;
const fellAlarms = async (on: TransferStage) =>
  (
    await sql.query(
      "SELECT id FROM alarm WHERE kind = 'credit.fell' AND entity_id = $1 AND resolved_at IS NULL",
      [on.accountId],
    )
  ).length;
const bought = (on: TransferStage, credits: number, amount: string | null) =>
  buyCredit(on.shop.as.reseller, {
    gatewayAccountId: on.accountId,
    credits,
    amount,
    happenedOn: "2026-11-30",
  });

it("fault 11: a fall and a rise outside stand apart, a fall raises an alarm, and explained they go to zero", async () => {
  const on = await transferStage(simulator, 50_000);
  await outside(on, 6_000);
  expect(await fellAlarms(on)).toBe(1);
  await outside(on, 50_000);
  expect(await figures(on)).toMatchObject({ risen: 44_000, fallen: 44_000, difference: 0 });
  const [rise, fall] = (await lines(on)).filter((line) => line.open !== 0);
  await explainMovement(on.shop.as.reseller, {
    journal: fall?.journal ?? "",
    kind: "outside",
    note: "The old system",
    happenedOn: "2026-11-30",
  });
  expect(await fellAlarms(on)).toBe(0);
  expect(await figures(on)).toMatchObject({ risen: 44_000, fallen: 0 });
  const asBought = { journal: rise?.journal ?? "", kind: "purchase" as const, happenedOn: "2026-11-30" };
  await explainMovement(on.shop.as.reseller, { ...asBought, amount: "2640.00" });
  expect(await figures(on)).toMatchObject({ risen: 0, fallen: 0, difference: 0 });
  await expect(explainMovement(on.shop.as.reseller, asBought)).rejects.toMatchObject({
    code: "unprocessable",
  });
  const books = await sql.query(
    `SELECT account, sum(amount)::int AS amount FROM ledger_entry WHERE gateway_account_id = $1
     GROUP BY account ORDER BY account`,
    [on.accountId],
  );
  expect(books).toEqual([
    { account: "available", amount: 50_000 },
    { account: "bought", amount: -44_000 },
    { account: "opening", amount: -50_000 },
    { account: "outside", amount: 44_000 },
    { account: "unexplained", amount: 0 },
  ]);
  expect(await verifyLedger(on.accountId)).toEqual([]);
});

it("fault 11: of two who explain one movement at once one does", async () => {
  const on = await transferStage(simulator, 100);
  await outside(on, 60);
  const [fall] = (await lines(on)).filter((line) => line.open !== 0);
  const input = { journal: fall?.journal ?? "", kind: "other" as const, happenedOn: "2026-11-30" };
  const both = await Promise.allSettled([
    explainMovement(on.shop.as.reseller, input),
    explainMovement(on.shop.as.admin, input),
  ]);
  expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await figures(on)).toMatchObject({ fallen: 0, risen: 0 });
});

it("bought credit noted before it comes explains the rise; noted after, the rise that was read; withdrawn, nothing", async () => {
  const on = await transferStage(simulator, 100);
  expect(await bought(on, 10_000, "600.00")).toEqual({ arrived: false });
  await bought(on, 77, null);
  const [, mistake] = await listExpectedPurchases(on.shop.as.reseller, on.accountId);
  await withdrawPurchase(on.shop.as.reseller, { id: mistake?.id ?? "" });
  await outside(on, 10_100);
  expect(await figures(on)).toMatchObject({ risen: 0, available: 10_100, difference: 0 });
  expect(await listExpectedPurchases(on.shop.as.reseller, on.accountId)).toEqual([]);
  expect((await lines(on))[0]).toMatchObject({
    kind: "purchase",
    change: 10_000,
    description: "10,000 credits for MYR 600.00",
  });
  await outside(on, 10_177);
  expect(await figures(on)).toMatchObject({ risen: 77 });
  expect(await bought(on, 77, "5")).toEqual({ arrived: true });
  expect(await figures(on)).toMatchObject({ risen: 0, difference: 0 });
});

it("fault 10: what is free to transfer leaves out what planned campaigns need", async () => {
  const on = await transferStage(simulator, 1000);
  await sql.query(
    `INSERT INTO campaign (workspace_id, name, gateway_account_id, message, status, recipients, credits)
     VALUES ($1, 'Sale', $2, '{"kind":"text","text":"Hi"}', 'scheduled', 400, 400),
       ($1, 'Draft', $2, '{"kind":"text","text":"Hi"}', 'draft', 99, 99)`,
    [on.shop.id, on.accountId],
  );
  expect(await figures(on)).toMatchObject({ available: 1000, planned: 400, free: 600 });
});

it("fault 18: a transfer and a movement outside are no use: only sends say how long credit is enough", async () => {
  const on = await transferStage(simulator, 10_000);
  await sql.query("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only");
  await sql.query("UPDATE ledger_entry SET at = now() - interval '10 days' WHERE gateway_account_id = $1", [
    on.accountId,
  ]);
  await sql.query("ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_append_only");
  await askTransfer(on, 5_000);
  await executeDueTransfers("worker");
  await outside(on, 4_000);
  expect(await figures(on)).toMatchObject({ perDay: 0, daysLeft: null });
});

it("the ledger reads like a bank's: one line for a transfer, unless what was reserved is asked for", async () => {
  const on = await transferStage(simulator, 100);
  await askTransfer(on, 30);
  await executeDueTransfers("worker");
  expect((await lines(on)).map((line) => [line.kind, line.change, line.balance])).toEqual([
    ["transfer.succeeded", -30, 70],
    ["opening", 100, 100],
  ]);
  const all = await listLedger(on.shop.as.reseller, {
    gatewayAccountId: on.accountId,
    limit: 50,
    reserved: true,
  });
  expect(all.data.map((line) => line.kind)).toEqual(["transfer.succeeded", "transfer.held", "opening"]);
});
