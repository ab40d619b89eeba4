import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { importCustomers } from "@/lib/customers/import-customers";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { testDatabase } from "@/lib/testing/test-database";
import { type TransferStage, transferStage } from "@/lib/testing/transfer-stage";
import { createTransferBatch } from "@/lib/transfers/create-transfer-batch";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

/** The stage's customer and some more, at the gateway and in the list. */
async function withCustomers(count: number, credits = 1000): Promise<{ on: TransferStage; names: string[] }> {
  const on = await transferStage(simulator, credits);
  const names = Array.from({ length: count }, (_, n) => `${on.username}-${n}`);
  for (const username of names) simulator.control.putAccount({ username, password: "pw" });
  await importCustomers(
    on.shop.as.reseller,
    names.map((customer) => ({ customer, name: "", notes: "", labels: [] })),
  );
  return { on, names };
}

const ask = (on: TransferStage, lines: { customer: string; credits: number }[], requestKey = randomUUID()) =>
  createTransferBatch(on.shop.as.reseller, { lines, requestKey, undoSeconds: 0 });
const account = (on: TransferStage) =>
  sql.first("SELECT available, held FROM credit_account WHERE gateway_account_id = $1", [on.accountId]);

it("a batch: each line is a transfer of its own that is moved exactly once, whoever repeats the request", async () => {
  const { on, names } = await withCustomers(6);
  const lines = names.map((customer, n) => ({
    customer: n === 0 ? customer.toUpperCase() : customer,
    credits: n + 1,
  }));
  const key = randomUUID();
  const made = await Promise.all(Array.from({ length: 5 }, () => ask(on, lines, key)));
  expect(new Set(made.map((each) => each.id)).size).toBe(1);
  expect(made[0]?.transfers).toHaveLength(6);
  expect(await account(on)).toEqual({ available: 979, held: 21 });
  await expect(ask(on, lines.slice(1), key)).rejects.toMatchObject({ code: "idempotency_mismatch" });
  while ((await Promise.all([executeDueTransfers("a"), executeDueTransfers("b")])).some((done) => done > 0));
  expect(names.map((name) => simulator.state.accounts.get(name)?.credits)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await account(on)).toEqual({ available: 979, held: 0 });
  expect(await verifyLedger(on.accountId)).toEqual([]);
});

it("a batch: one wrong line refuses all of it, names each, and holds nothing", async () => {
  const { on, names } = await withCustomers(2);
  const lines = [names[0], "nobody", names[0], names[1]].map((customer) => ({
    customer: customer ?? "",
    credits: 5,
  }));
  await expect(ask(on, lines)).rejects.toMatchObject({
    code: "unprocessable",
    fields: {
      "1.customer": "This customer is not in your list.",
      "2.customer": "This customer stands here twice.",
    },
  });
  const tooMuch = names.map((customer) => ({ customer, credits: 600 }));
  await expect(ask(on, tooMuch)).rejects.toMatchObject({ code: "unprocessable" });
  expect(await account(on)).toEqual({ available: 1000, held: 0 });
});

it("a batch: its sum is what needs a second person, for all of it", async () => {
  const { on, names } = await withCustomers(3);
  await sql.query(`UPDATE workspace SET settings = '{"transferApprovalAbove": 20}' WHERE id = $1`, [
    on.shop.id,
  ]);
  const made = await ask(
    on,
    names.map((customer) => ({ customer, credits: 10 })),
  );
  expect(made.awaitingApproval).toBe(true);
  await executeDueTransfers("worker");
  const states = await sql.query("SELECT DISTINCT status::text AS status FROM transfer WHERE batch_id = $1", [
    made.id,
  ]);
  expect(states).toEqual([{ status: "awaiting_approval" }]);
});

it("customers of an import: new ones are added, known ones in any case are left as they are", async () => {
  const { on, names } = await withCustomers(2);
  const answer = await importCustomers(on.shop.as.reseller, [
    { customer: names[0]?.toUpperCase() ?? "", name: "Other", notes: "", labels: [] },
    { customer: `${on.username}-new`, name: "New", notes: "", labels: [] },
    { customer: `${on.username}-NEW`, name: "New", notes: "", labels: [] },
  ]);
  expect(answer).toMatchObject({ added: 1, already: 2 });
  const kept = await sql.first("SELECT name FROM customer WHERE username = $1", [names[0]]);
  expect(kept).toEqual({ name: "" });
});
