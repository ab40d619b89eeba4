import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { english } from "@/lib/core/english";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { importCustomers } from "@/lib/customers/import-customers";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { testDatabase } from "@/lib/testing/test-database";
import { askTransfer, type TransferStage, transferStage } from "@/lib/testing/transfer-stage";
import { approveTransferBatch } from "@/lib/transfers/approve-transfer-batch";
import { listOpenBatches, requireBatch } from "@/lib/transfers/batch.queries";
import { checkTransferBatch } from "@/lib/transfers/check-transfer-batch";
import { createTransferBatch } from "@/lib/transfers/create-transfer-batch";
import { declineTransferBatch } from "@/lib/transfers/decline-transfer-batch";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";
import { mindApprovals } from "@/lib/transfers/mind-approvals";
import { takeBackTransferBatch } from "@/lib/transfers/take-back-transfer-batch";
import { listOpenTransfers } from "@/lib/transfers/transfer.queries";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

async function withCustomers(count: number, limit: number | null = null) {
  const on = await transferStage(simulator, 1000);
  const names = Array.from({ length: count }, (_, n) => `${on.username}-${n}`);
  for (const username of names) simulator.control.putAccount({ username, password: "pw" });
  await importCustomers(
    on.shop.as.reseller,
    names.map((customer) => ({ customer, name: "", notes: "", labels: [] })),
  );
  if (limit !== null)
    await sql.query(
      "UPDATE workspace SET settings = jsonb_build_object('transferApprovalAbove', $2::int) WHERE id = $1",
      [on.shop.id, limit],
    );
  return { on, names };
}

const ask = (on: TransferStage, names: readonly string[], undoSeconds = 600, requestKey = randomUUID()) =>
  createTransferBatch(on.shop.as.reseller, {
    ...{ lines: names.map((customer) => ({ customer, credits: 10 })), requestKey, undoSeconds },
  });
const account = (on: TransferStage) =>
  sql.first("SELECT available, held FROM credit_account WHERE gateway_account_id = $1", [on.accountId]);
const moved = (names: readonly string[]) =>
  names.map((name) => simulator.state.accounts.get(name)?.credits ?? 0);
/** Carries out whatever may be carried out, however late it is. */
async function carryOut(batchId: string) {
  await sql.query("UPDATE transfer SET execute_at = now() - interval '1 hour' WHERE batch_id = $1", [
    batchId,
  ]);
  while ((await executeDueTransfers("worker")) > 0);
}

it("T14: one undo takes all of it back, and nothing is called afterwards", async () => {
  const { on, names } = await withCustomers(4);
  const { id } = await ask(on, names);
  expect(await requireBatch(on.shop.as.reseller, id)).toMatchObject({
    ...{ counts: { pending: 4 }, moved: 0, own: true, undoUntil: expect.any(String) },
  });
  expect(await takeBackTransferBatch(on.shop.as.reseller, { id })).toEqual({ takenBack: 4, begun: 0 });
  await carryOut(id);
  expect(moved(names)).toEqual([0, 0, 0, 0]);
  expect(await account(on)).toEqual({ available: 1000, held: 0 });
  expect(await verifyLedger(on.accountId)).toEqual([]);
  await expect(takeBackTransferBatch(on.shop.as.reseller, { id })).rejects.toMatchObject({
    code: "unprocessable",
  });
  expect(await account(on)).toEqual({ available: 1000, held: 0 });
});

it("T14: an undo after some lines have begun takes back the others, and says how many", async () => {
  const { on, names } = await withCustomers(4);
  const { id, transfers } = await ask(on, names);
  await sql.query("UPDATE transfer SET execute_at = now() - interval '1 hour' WHERE id = ANY ($1)", [
    transfers.slice(0, 1),
  ]);
  await executeDueTransfers("worker");
  // One more that a worker has taken at this moment.
  await sql.query(
    `UPDATE transfer SET status = 'sending', owner = 'w', lease_until = now() + interval '1 minute'
     WHERE id = $1`,
    [transfers[1]],
  );
  expect(await takeBackTransferBatch(on.shop.as.reseller, { id })).toEqual({ takenBack: 2, begun: 2 });
  expect(await account(on)).toEqual({ available: 980, held: 10 });
  expect(await requireBatch(on.shop.as.reseller, id)).toMatchObject({
    ...{ counts: { succeeded: 1, sending: 1, canceled: 2 }, moved: 10, undoUntil: null },
  });
  expect(await verifyLedger(on.accountId)).toEqual([]);
  const audited = await sql.first(
    "SELECT after FROM audit_entry WHERE action = 'transfer.batchCanceled' AND entity_id = $1",
    [id],
  );
  expect(audited).toEqual({ after: { takenBack: 2, begun: 2 } });
});

it("T14: undo and the worker at the same moment move each line once or not at all", async () => {
  const { on, names } = await withCustomers(8);
  const { id } = await ask(on, names, 0);
  const [undone] = await Promise.all([
    takeBackTransferBatch(on.shop.as.reseller, { id }).catch(() => ({ takenBack: 0 })),
    executeDueTransfers("a"),
    executeDueTransfers("b"),
  ]);
  await carryOut(id);
  const arrived = moved(names);
  expect(arrived.filter((credits) => credits === 10)).toHaveLength(8 - undone.takenBack);
  expect(arrived.filter((credits) => credits === 0)).toHaveLength(undone.takenBack);
  expect(await account(on)).toEqual({ available: 1000 - 10 * (8 - undone.takenBack), held: 0 });
  expect(await verifyLedger(on.accountId)).toEqual([]);
});

it("T14: its second person says yes once to all, also of two at the same time", async () => {
  const { on, names } = await withCustomers(3, 20);
  const { id, awaitingApproval } = await ask(on, names);
  expect(awaitingApproval).toBe(true);
  expect(await listOpenBatches(on.shop.as.admin)).toMatchObject([
    { id, lines: 3, own: false, counts: { awaitingApproval: 3 }, named: [{ credits: 10 }, {}, {}] },
  ]);
  // Its lines are in its card and nowhere else.
  expect(await listOpenTransfers(on.shop.as.admin)).toEqual([]);
  await expect(approveTransferBatch(on.shop.as.reseller, { id })).rejects.toMatchObject({
    code: "forbidden",
  });
  const both = await Promise.allSettled([
    approveTransferBatch(on.shop.as.admin, { id }),
    approveTransferBatch(on.shop.as.owner, { id }),
  ]);
  expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((each) => each.status === "rejected")).toMatchObject({
    reason: { code: "unprocessable", sentence: { key: "problems.transfers.approvedAlready" } },
  });
  await carryOut(id);
  expect(moved(names)).toEqual([10, 10, 10]);
  const audited = await sql.query(
    "SELECT after FROM audit_entry WHERE action = 'transfer.batchApproved' AND entity_id = $1",
    [id],
  );
  expect(audited).toEqual([{ after: { lines: 3, credits: 30 } }]);
});

it("T14: declined with a reason, all credits are free, and nobody can approve it any more", async () => {
  const { on, names } = await withCustomers(3, 20);
  const { id } = await ask(on, names);
  await declineTransferBatch(on.shop.as.admin, { id, reason: "They have not paid." });
  const batch = await requireBatch(on.shop.as.reseller, id, english);
  expect(batch.counts).toMatchObject({ canceled: 3 });
  expect(batch.transfers[0]?.detail).toContain("They have not paid.");
  expect(await account(on)).toEqual({ available: 1000, held: 0 });
  await expect(approveTransferBatch(on.shop.as.admin, { id })).rejects.toMatchObject({
    code: "unprocessable",
  });
  await carryOut(id);
  expect(moved(names)).toEqual([0, 0, 0]);
});

it("T14: one reminder for all of its lines, and it expires as a whole", async () => {
  const { on, names } = await withCustomers(3, 20);
  const { id } = await ask(on, names);
  const back = (hours: number) =>
    sql.query("UPDATE transfer SET created_at = created_at - $2 * interval '1 hour' WHERE batch_id = $1", [
      id,
      hours,
    ]);
  await back(5);
  while (await mindApprovals());
  const alarms = () =>
    sql.query(
      `SELECT entity_id, resolved_at IS NULL AS open FROM alarm
       WHERE workspace_id = $1 AND kind = 'transfer.waiting'`,
      [on.shop.id],
    );
  expect(await alarms()).toEqual([{ entity_id: id, open: true }]);
  await back(70);
  while (await mindApprovals());
  expect(await alarms()).toEqual([{ entity_id: id, open: false }]);
  expect(await requireBatch(on.shop.as.reseller, id)).toMatchObject({ counts: { canceled: 3 } });
  expect(await account(on)).toEqual({ available: 1000, held: 0 });
});

it("T14: the same key is the same batch also after it was taken back, and is no second one", async () => {
  const { on, names } = await withCustomers(2);
  const key = randomUUID();
  const { id } = await ask(on, names, 600, key);
  await takeBackTransferBatch(on.shop.as.reseller, { id });
  expect((await ask(on, names, 600, key)).id).toBe(id);
  await carryOut(id);
  expect(moved(names)).toEqual([0, 0]);
  expect(await account(on)).toEqual({ available: 1000, held: 0 });
});

it("a list is checked before anybody confirms it: every line with what it means, and nothing is written", async () => {
  const { on, names } = await withCustomers(2, 20);
  await askTransfer(on, 7, { as: on.shop.as.admin });
  const lines = [
    { customer: names[0]?.toUpperCase() ?? "", credits: 15 },
    { customer: "nobody", credits: 5 },
    { customer: names[0] ?? "", credits: 5 },
    { customer: on.username, credits: 10 },
    { customer: names[1] ?? "", credits: null },
  ];
  const check = await checkTransferBatch(on.shop.as.reseller, { lines }, english);
  expect(check.lines.map(({ problem }) => problem)).toEqual([null, "unknown", "twice", null, null]);
  expect(check.lines[3]?.warning).toContain("asked to move 7 credits");
  expect(check.lines[0]?.warning).toBeNull();
  expect(check).toMatchObject({ total: 25, refusal: null, accounts: [{ credits: 25, available: 993 }] });
  expect(check.approval).toContain("second person");
  expect(await account(on)).toEqual({ available: 993, held: 7 });
  await expect(ask(on, [on.username])).rejects.toMatchObject({ code: "conflict" });
  const known = { lines: [{ customer: on.username, credits: 3 }], requestKey: randomUUID() };
  await createTransferBatch(on.shop.as.reseller, { ...known, undoSeconds: 600, repeat: true });
  expect(await account(on)).toEqual({ available: 990, held: 10 });
});
