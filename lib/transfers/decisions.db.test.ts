import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listCredit } from "@/lib/credit/credit.queries";
import { listLedger } from "@/lib/credit/ledger.queries";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { testDatabase } from "@/lib/testing/test-database";
import {
  askTransfer as ask,
  makeTransferDue,
  type TransferStage,
  transferStage,
} from "@/lib/testing/transfer-stage";
import { approveTransfer } from "@/lib/transfers/approve-transfer";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { correctTransfer } from "@/lib/transfers/correct-transfer";
import { executeTransfer } from "@/lib/transfers/execute-transfer";
import { mindApprovals } from "@/lib/transfers/mind-approvals";
import { resolveTransfer } from "@/lib/transfers/resolve-transfer";
import { listOpenTransfers, requireTransfer } from "@/lib/transfers/transfer.queries";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

const view = (on: TransferStage, id: string) => requireTransfer(on.shop.as.admin, id);
const openAlarms = async (kind: string, entityId: string) =>
  (
    await sql.query("SELECT id FROM alarm WHERE kind = $1 AND entity_id = $2 AND resolved_at IS NULL", [
      kind,
      entityId,
    ])
  ).length;

/** Only this customer's call: others of the file may be asked about meanwhile. */
function loseAnswer(on: TransferStage, action: { dropAfter: true } | { dropBefore: true }): void {
  const match = { page: "transfer" as const, mobile: on.username };
  simulator.script({ rules: [{ match, action, times: 1 }] });
}

/** The gateway took 120 of 1000 and the answer was lost: we still ask. */
async function taken(): Promise<{ on: TransferStage; id: string }> {
  const on = await transferStage(simulator);
  loseAnswer(on, { dropAfter: true });
  const { id } = await ask(on, 120);
  await executeTransfer("worker", id);
  expect(await view(on, id)).toMatchObject({ asking: true, balanceBefore: 1000, balanceAfter: 880 });
  return { on, id };
}

const wrongly = (id: string, username: string) => ({
  id,
  decision: "refused" as const,
  note: "not there",
  early: true,
  username,
});

describe("fault 1: deciding an unknown transfer", () => {
  it("fault 1: while we still ask there is nothing to decide, unless an expert says so", async () => {
    const { on, id } = await taken();
    const decide = { id, decision: "succeeded" as const, note: "The customer has them." };
    await expect(resolveTransfer(on.shop.as.admin, decide)).rejects.toMatchObject({ code: "conflict" });
    expect((await view(on, id)).status).toBe("sending");
    await resolveTransfer(on.shop.as.admin, { ...decide, early: true });
    expect((await view(on, id)).status).toBe("succeeded");
  });

  it("fault 1: a choice against the two balances needs the username, typed", async () => {
    const { on, id } = await taken();
    for (const username of ["", "someone", on.username.toUpperCase()])
      await expect(resolveTransfer(on.shop.as.admin, wrongly(id, username))).rejects.toMatchObject({
        code: "unprocessable",
      });
    expect((await view(on, id)).status).toBe("sending");
    await resolveTransfer(on.shop.as.admin, wrongly(id, on.username));
    expect((await view(on, id)).status).toBe("refused");
  });

  it("fault 1: a later reading that contradicts the decision raises an alarm; put right, both entries stay and nothing is unexplained", async () => {
    const { on, id } = await taken();
    await resolveTransfer(on.shop.as.admin, wrongly(id, on.username));
    // The reading after the decision finds 120 gone.
    expect(await openAlarms("transfer.contradicted", id)).toBe(1);
    expect(await openAlarms("credit.fell", on.accountId)).toBe(1);
    expect((await listOpenTransfers(on.shop.as.admin)).map((each) => each.id)).toEqual([id]);
    expect((await listCredit(on.shop.as.admin))[0]).toMatchObject({ fallen: 120, available: 880 });
    const putRight = { id, finding: "wrong" as const, note: "They have them after all." };
    await expect(correctTransfer(on.shop.as.admin, putRight)).rejects.toMatchObject({
      code: "unprocessable",
    });
    await correctTransfer(on.shop.as.admin, { ...putRight, username: on.username });
    expect(await view(on, id)).toMatchObject({ status: "succeeded", correctedByName: "Admin Person" });
    expect(await openAlarms("transfer.contradicted", id)).toBe(0);
    // Nothing is left to explain, so nobody is asked to.
    expect(await openAlarms("credit.fell", on.accountId)).toBe(0);
    expect((await listCredit(on.shop.as.admin))[0]).toMatchObject({
      ...{ fallen: 0, risen: 0, available: 880, held: 0, difference: 0 },
    });
    const { data } = await listLedger(on.shop.as.admin, {
      gatewayAccountId: on.accountId,
      limit: 50,
      reserved: true,
    });
    expect(data.map((line) => line.kind)).toEqual(
      expect.arrayContaining(["transfer.released", "unexplained", "transfer.corrected"]),
    );
    await expect(
      correctTransfer(on.shop.as.admin, { ...putRight, username: on.username }),
    ).rejects.toMatchObject({ code: "unprocessable" });
    await checkBalance(on.accountId, "person");
    expect((await listCredit(on.shop.as.admin))[0]).toMatchObject({
      available: 880,
      difference: 0,
      fallen: 0,
    });
    expect(await verifyLedger(on.accountId)).toEqual([]);
  });

  it("fault 1: credits that 'arrived' and are still there contradict too; the decision may also stand", async () => {
    const on = await transferStage(simulator);
    loseAnswer(on, { dropBefore: true });
    const { id } = await ask(on, 120);
    await executeTransfer("worker", id);
    await resolveTransfer(on.shop.as.admin, {
      ...wrongly(id, on.username),
      decision: "succeeded",
    });
    expect(await openAlarms("transfer.contradicted", id)).toBe(1);
    await correctTransfer(on.shop.as.admin, { id, finding: "stands", note: "It was bought credit." });
    expect(await view(on, id)).toMatchObject({ status: "succeeded", contradicted: false });
    expect(await openAlarms("transfer.contradicted", id)).toBe(0);
    expect((await listCredit(on.shop.as.admin))[0]).toMatchObject({ risen: 120 });
  });

  it("fault 1: any amount to a customer with a doubtful transfer asks first, also after a decision", async () => {
    const { on, id } = await taken();
    const doubt = { code: "conflict", detail: { reason: "repeat" } };
    await expect(ask(on, 121)).rejects.toMatchObject(doubt);
    await resolveTransfer(on.shop.as.admin, wrongly(id, on.username));
    await expect(ask(on, 7)).rejects.toMatchObject(doubt);
    expect((await ask(on, 7, { repeat: true })).repeated).toBe(false);
  });
});

describe("fault 8: two people and the same customer", () => {
  it("fault 8: the second is told who asked for what, before anything is set aside; of two at once only one goes through unasked", async () => {
    const on = await transferStage(simulator);
    const both = await Promise.allSettled([
      ask(on, 190, { undoSeconds: 600 }),
      ask(on, 190, { undoSeconds: 600, as: on.shop.as.admin }),
    ]);
    expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const told = both.find((each) => each.status === "rejected")?.reason;
    expect(told).toMatchObject({ code: "conflict", detail: { reason: "sameMoment" } });
    expect(told.message).toMatch(/^(Admin|Reseller) Person asked to move 190 credits to this customer/);
    const held = await sql.first("SELECT held FROM credit_account WHERE gateway_account_id = $1", [
      on.accountId,
    ]);
    expect(held).toEqual({ held: 190 });
    // Whoever asked first may ask again: a person knows what they did.
    const first = both[0]?.status === "fulfilled" ? on.shop.as.reseller : on.shop.as.admin;
    await ask(on, 5, { as: first });
  });

  it("fault 8: what was cancelled is no reason to ask", async () => {
    const on = await transferStage(simulator);
    const { id } = await ask(on, 190, { undoSeconds: 600 });
    await cancelTransfer(on.shop.as.reseller, { id });
    expect((await ask(on, 190, { as: on.shop.as.admin })).repeated).toBe(false);
  });
});

describe("approvals", () => {
  async function waiting() {
    const on = await transferStage(simulator);
    await sql.query(`UPDATE workspace SET settings = '{"transferApprovalAbove": 20}' WHERE id = $1`, [
      on.shop.id,
    ]);
    const { id } = await ask(on, 301, { note: "For December" });
    const age = (hours: number) =>
      sql.query("UPDATE transfer SET created_at = now() - make_interval(hours => $2) WHERE id = $1", [
        id,
        hours,
      ]);
    return { on, id, age };
  }

  it("fault 14: a waiting approval has note and expiry, calls again after four hours, and gives its credits back after three days", async () => {
    const { on, id, age } = await waiting();
    const [card] = await listOpenTransfers(on.shop.as.admin);
    expect(card).toMatchObject({ id, note: "For December", approvalUntil: expect.any(String) });
    while (await mindApprovals());
    expect(await openAlarms("transfer.waiting", id)).toBe(0);
    await age(5);
    while (await mindApprovals());
    expect(await openAlarms("transfer.waiting", id)).toBe(1);
    await age(73);
    while (await mindApprovals());
    expect(await view(on, id)).toMatchObject({
      status: "canceled",
      detail: "Nobody approved it within 72 hours. Nothing was sent to the gateway.",
    });
    expect(await openAlarms("transfer.waiting", id)).toBe(0);
    expect((await listCredit(on.shop.as.admin))[0]).toMatchObject({ held: 0, available: 1000 });
  });

  it("fault 15: the second of two who approve hears who was first", async () => {
    const { on, id } = await waiting();
    await approveTransfer(on.shop.as.admin, { id });
    await expect(approveTransfer(on.shop.as.owner, { id })).rejects.toMatchObject({
      message: "Admin Person approved it a moment ago. Nothing more to do.",
    });
  });
});

it("fault 17: a lost connection is told in words, without the code of the connection", async () => {
  const { on, id } = await taken();
  const transfer = await view(on, id);
  expect(transfer.detail).toBe("The gateway did not answer.");
  expect(JSON.stringify(transfer)).not.toMatch(/UND_ERR|ECONN|socket/i);
});

it("fault 2: the alarm tells nobody to do what only an admin may", async () => {
  const { on, id } = await taken();
  await sql.query("UPDATE transfer SET first_attempt_at = now() - interval '21 hours' WHERE id = $1", [id]);
  await makeTransferDue(id);
  await executeTransfer("worker", id);
  const alarm = await sql.first<{ message: string }>(
    "SELECT message FROM alarm WHERE kind = 'transfer.unresolved' AND entity_id = $1",
    [id],
  );
  expect(alarm?.message).toBe(
    `We do not know whether 120 credits reached ${on.username}. Do not move them again; an admin decides it on Transfers.`,
  );
});
