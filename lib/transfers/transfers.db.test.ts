import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sayIn } from "@/i18n/say-to-person";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { createCustomer } from "@/lib/customers/create-customer";
import { updateCustomer } from "@/lib/customers/update-customer";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { approveTransfer } from "@/lib/transfers/approve-transfer";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";
import { executeTransfer } from "@/lib/transfers/execute-transfer";
import { resolveTransfer } from "@/lib/transfers/resolve-transfer";
import { requireTransfer } from "@/lib/transfers/transfer.queries";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

interface Stage {
  shop: TestWorkspace;
  accountId: string;
  customerId: string;
  reseller: string;
  username: string;
}

/** A workspace whose gateway account holds credits, with one customer. */
async function stage(credits = 100): Promise<Stage> {
  simulator.script({ rules: [] });
  const mark = randomBytes(4).toString("hex");
  const [reseller, username] = [`seller-${mark}`, `kedai-${mark}`];
  simulator.control.putAccount({ username: reseller, password: "pw", credits });
  simulator.control.putAccount({ username, password: "pw" });
  const shop = await createTestWorkspace();
  const { gatewayAccountId } = await connectGatewayAccount(shop.as.admin, {
    label: "Main",
    url: simulator.gatewayUrl,
    username: reseller,
    password: "pw",
    kind: "spec-1.84" as const,
    settings: {},
  });
  const { id } = await createCustomer(shop.as.reseller, {
    gatewayAccountId,
    username,
    name: "Kedai",
    notes: "",
    labels: [],
  });
  return { shop, accountId: gatewayAccountId, customerId: id, reseller, username };
}

function ask(
  on: Stage,
  credits: number,
  more: { requestKey?: string; repeat?: boolean; undoSeconds?: number } = {},
) {
  const input = {
    customerId: on.customerId,
    username: on.username,
    credits,
    note: "",
    requestKey: randomUUID(),
    repeat: false,
    undoSeconds: 0,
    ...more,
  };
  return createTransfer(on.shop.as.reseller, input);
}

async function account(on: Stage) {
  const row = await sql.first<{ available: number; held: number }>(
    "SELECT available, held FROM credit_account WHERE gateway_account_id = $1",
    [on.accountId],
  );
  return { available: row?.available, held: row?.held };
}

const credits = (username: string) => simulator.state.accounts.get(username)?.credits;
const moved = (on: Stage) =>
  simulator.state.ledger.transfers.filter((transfer) => transfer.customer === on.username).length;
const makeDue = (id: string) =>
  sql.query(
    "UPDATE transfer SET execute_at = now() - interval '1 second', lease_until = NULL WHERE id = $1",
    [id],
  );
const view = (on: Stage, id: string) => requireTransfer(on.shop.as.reseller, id);

async function booksBalance(on: Stage) {
  const faults = await sql.query(
    "SELECT journal FROM ledger_entry WHERE gateway_account_id = $1 GROUP BY journal HAVING sum(amount) <> 0",
    [on.accountId],
  );
  expect(faults).toEqual([]);
  expect(await verifyLedger()).toEqual([]);
}

it("why it stands as it does is said in the reader's language; what a row of before says stands as it is", async () => {
  const on = await stage();
  const { id } = await ask(on, 10, { undoSeconds: 10 });
  await cancelTransfer(on.shop.as.reseller, { id });
  const name = on.shop.as.reseller.actor.name;
  const inMalay = () => requireTransfer(on.shop.as.reseller, id, sayIn("ms"));
  expect((await view(on, id)).detail).toBe(`Cancelled by ${name}. Nothing was sent to the gateway.`);
  expect((await inMalay()).detail).toBe(`Dibatalkan oleh ${name}. Tiada apa-apa dihantar kepada gateway.`);
  await sql.query("UPDATE transfer SET detail = 'The balance does not prove it.' WHERE id = $1", [id]);
  expect((await inMalay()).detail).toBe("The balance does not prove it.");
});

describe("asking for a transfer", () => {
  it("T1: 50 parallel requests with one key are one transfer and one call", async () => {
    const on = await stage();
    const requestKey = randomUUID();
    const made = await Promise.all(Array.from({ length: 50 }, () => ask(on, 10, { requestKey })));
    expect(new Set(made.map((each) => each.id)).size).toBe(1);
    expect(made.filter((each) => !each.repeated)).toHaveLength(1);
    await Promise.all(Array.from({ length: 8 }, (_, i) => executeDueTransfers(`worker-${i}`)));
    expect(moved(on)).toBe(1);
    expect(credits(on.username)).toBe(10);
    expect(await account(on)).toEqual({ available: 90, held: 0 });
    await expect(ask(on, 11, { requestKey })).rejects.toMatchObject({ code: "idempotency_mismatch" });
    await booksBalance(on);
  });

  it("T2: 50 transfers of 10 over a balance of 100 are 10", async () => {
    const on = await stage(100);
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, async (_, i) => {
        const { id } = await ask(on, 10);
        await executeTransfer(`worker-${i}`, id);
      }),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(10);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "unprocessable" });
    await executeDueTransfers("worker");
    expect(moved(on)).toBe(10);
    expect(credits(on.reseller)).toBe(0);
    await checkBalance(on.accountId, "person");
    expect(await account(on)).toEqual({ available: 0, held: 0 });
    await booksBalance(on);
  });

  it("T10: taken back while it can be, nothing is called", async () => {
    const on = await stage();
    const { id } = await ask(on, 10, { undoSeconds: 3_600 });
    await executeDueTransfers("worker");
    expect(moved(on)).toBe(0);
    expect(await account(on)).toEqual({ available: 90, held: 10 });
    await cancelTransfer(on.shop.as.reseller, { id });
    await makeDue(id);
    await executeDueTransfers("worker");
    expect(moved(on)).toBe(0);
    expect(await account(on)).toEqual({ available: 100, held: 0 });
    await booksBalance(on);
  });

  it("B-2: above the limit a second person approves, never the one who asked", async () => {
    const on = await stage();
    await sql.query(`UPDATE workspace SET settings = '{"transferApprovalAbove": 20}' WHERE id = $1`, [
      on.shop.id,
    ]);
    const { id } = await ask(on, 30);
    expect(await executeDueTransfers("worker")).toBe(0);
    await expect(approveTransfer(on.shop.as.reseller, { id })).rejects.toMatchObject({ code: "forbidden" });
    await approveTransfer(on.shop.as.admin, { id });
    await makeDue(id);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "succeeded", approvedByName: "Admin Person" });
  });

  it("T12: another username than was confirmed, and a customer archived before the call", async () => {
    const on = await stage();
    const wrong = {
      customerId: on.customerId,
      username: "someone-else",
      credits: 5,
      note: "",
      requestKey: randomUUID(),
      repeat: false,
      undoSeconds: 0,
    };
    await expect(createTransfer(on.shop.as.reseller, wrong)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await ask(on, 10);
    await updateCustomer(on.shop.as.reseller, { id: on.customerId, archived: true });
    await executeDueTransfers("worker");
    expect(moved(on)).toBe(0);
    expect(await view(on, id)).toMatchObject({ status: "refused", attempts: 0 });
    expect(await account(on)).toEqual({ available: 100, held: 0 });
  });

  it("T12: whoever asked may no longer transfer at the time of the call", async () => {
    const on = await stage();
    const { id } = await ask(on, 10);
    await sql.query("UPDATE member SET role = 'support' WHERE id = $1", [on.shop.people.reseller.memberId]);
    await executeDueTransfers("worker");
    expect(moved(on)).toBe(0);
    expect((await view(on, id)).status).toBe("refused");
  });
});

describe("what the gateway answers", () => {
  it("1707 succeeds, with the balance before and after", async () => {
    const on = await stage();
    const { id } = await ask(on, 25);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({
      status: "succeeded",
      code: "1707",
      balanceBefore: 100,
      balanceAfter: 75,
    });
    expect(await account(on)).toEqual({ available: 75, held: 0 });
    await booksBalance(on);
  });

  it.each(["1704", "1708", "1709"])("T6: %s releases the hold and is not repeated", async (code) => {
    const on = await stage();
    simulator.script({ rules: [{ match: { page: "transfer" }, action: { code } }] });
    const { id } = await ask(on, 10);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "refused", code, attempts: 1 });
    expect(await account(on)).toEqual({ available: 100, held: 0 });
    await makeDue(id);
    expect(await executeDueTransfers("worker")).toBe(0);
    await booksBalance(on);
  });

  it("T7: 1702 pauses the account and releases the hold; no further call", async () => {
    const on = await stage();
    simulator.script({ rules: [{ match: { page: "transfer" }, action: { code: "1702" } }] });
    const [first, second] = [await ask(on, 10), await ask(on, 11)];
    await executeDueTransfers("worker");
    expect(await view(on, first.id)).toMatchObject({ status: "refused", code: "1702" });
    expect(await view(on, second.id)).toMatchObject({ status: "refused", attempts: 0 });
    expect(await account(on)).toEqual({ available: 100, held: 0 });
    const row = await sql.first("SELECT status, paused_reason FROM gateway_account WHERE id = $1", [
      on.accountId,
    ]);
    expect(row).toMatchObject({ status: "paused", paused_reason: "credentials" });
    await expect(ask(on, 5)).rejects.toMatchObject({ code: "unprocessable" });
  });

  it("1718 on the first attempt: a person decides, the hold stays, an alarm says so", async () => {
    const on = await stage();
    simulator.script({ rules: [{ match: { page: "transfer" }, action: { code: "1718" } }] });
    const { id } = await ask(on, 10);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "unresolved", code: "1718" });
    expect(await account(on)).toEqual({ available: 90, held: 10 });
    expect(
      await sql.query(
        "SELECT id FROM alarm WHERE kind = 'transfer.unresolved' AND entity_id = $1 AND resolved_at IS NULL",
        [id],
      ),
    ).toHaveLength(1);
  });

  it.each([
    ["redirect", { redirect: "http://169.254.169.254/" }],
    ["HTML", { body: "<html>1707</html>" }],
    ["500", { status: 500, body: "1707" }],
    ["1703", { code: "1703" }],
    ["1701", { code: "1701" }],
  ])("%s is unknown and asked again with the same seqno", async (_, action) => {
    const on = await stage();
    simulator.script({ rules: [{ match: { page: "transfer" }, action, times: 1 }] });
    const { id } = await ask(on, 10);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "sending", asking: true });
    await makeDue(id);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "succeeded", attempts: 2 });
    expect(moved(on)).toBe(1);
  });
});

describe("not knowing", () => {
  it("T4: taken, but the answer was lost: 1718 and a balance that fell by exactly the amount confirm it", async () => {
    const on = await stage();
    simulator.script({ rules: [{ match: { page: "transfer" }, action: { dropAfter: true }, times: 1 }] });
    const { id } = await ask(on, 10);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "sending", asking: true });
    expect(await account(on)).toMatchObject({ held: 10 });
    await expect(ask(on, 10)).rejects.toMatchObject({ code: "conflict", detail: { reason: "repeat" } });
    await makeDue(id);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "succeeded", balanceBefore: 100, balanceAfter: 90 });
    expect(moved(on)).toBe(1);
    await checkBalance(on.accountId, "person");
    expect(await account(on)).toEqual({ available: 90, held: 0 });
    expect(
      await sql.query("SELECT id FROM ledger_entry WHERE gateway_account_id = $1 AND kind = 'unexplained'", [
        on.accountId,
      ]),
    ).toEqual([]);
    await booksBalance(on);
  });

  it("T4: not taken, and yet 1718 afterwards: never booked, a person decides with the evidence", async () => {
    const on = await stage();
    simulator.script({
      rules: [
        { match: { page: "transfer" }, action: { dropBefore: true }, times: 1 },
        { match: { page: "transfer" }, action: { code: "1718" } },
      ],
    });
    const { id } = await ask(on, 10);
    await executeDueTransfers("worker");
    await makeDue(id);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "unresolved", balanceBefore: 100, balanceAfter: 100 });
    expect(await account(on)).toEqual({ available: 90, held: 10 });
    await resolveTransfer(on.shop.as.admin, { id, decision: "refused", note: "The customer has nothing." });
    expect(await view(on, id)).toMatchObject({ status: "refused", resolvedByName: "Admin Person" });
    expect(await account(on)).toEqual({ available: 100, held: 0 });
    await makeDue(id);
    expect(await executeDueTransfers("worker")).toBe(0);
    await booksBalance(on);
  });

  it("T4: the fall is no proof when something else moved the balance meanwhile", async () => {
    const on = await stage();
    simulator.control.putAccount({ username: `${on.username}-2`, password: "pw" });
    const other = await createCustomer(on.shop.as.reseller, {
      gatewayAccountId: on.accountId,
      username: `${on.username}-2`,
      name: "",
      notes: "",
      labels: [],
    });
    simulator.script({
      rules: [
        { match: { page: "transfer", mobile: on.username }, action: { dropBefore: true }, times: 1 },
        { match: { page: "transfer", mobile: on.username }, action: { code: "1718" } },
      ],
    });
    const { id } = await ask(on, 10);
    await executeDueTransfers("worker");
    const input = {
      customerId: other.id,
      username: `${on.username}-2`,
      credits: 10,
      note: "",
      requestKey: randomUUID(),
      repeat: false,
      undoSeconds: 0,
    };
    await createTransfer(on.shop.as.reseller, input);
    await executeDueTransfers("worker");
    await makeDue(id);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "unresolved", balanceBefore: 100, balanceAfter: 90 });
    await booksBalance(on);
  });

  it("T3: a process that died before the call leaves nothing behind but the claim; it is carried out once", async () => {
    const on = await stage();
    const { id } = await ask(on, 10);
    await sql.query(
      `UPDATE transfer
       SET status = 'sending', owner = 'dead', lease_until = now() - interval '1 second'
       WHERE id = $1`,
      [id],
    );
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "succeeded", attempts: 1 });
    expect(moved(on)).toBe(1);
  });

  it("T3: an attempt without an answer is unknown and asked about with the same seqno", async () => {
    const on = await stage();
    const { id } = await ask(on, 10);
    await sql.query(
      `UPDATE transfer
       SET status = 'sending', owner = 'dead', lease_until = now() - interval '1 second', attempts = 1,
         first_attempt_at = now(), balance_before = 100
       WHERE id = $1`,
      [id],
    );
    await sql.query(
      `INSERT INTO transfer_attempt (transfer_id, number, workspace_id, balance_before)
       VALUES ($1, 1, $2, 100)`,
      [id, on.shop.id],
    );
    await executeDueTransfers("worker");
    const transfer = await view(on, id);
    expect(transfer).toMatchObject({ status: "succeeded", attempts: 2 });
    expect(transfer.attemptList[0]).toMatchObject({ outcome: "unknown" });
    expect(moved(on)).toBe(1);
  });

  it("T3: a lease that still runs keeps others away", async () => {
    const on = await stage();
    const { id } = await ask(on, 10);
    await sql.query(
      `UPDATE transfer
       SET status = 'sending', owner = 'alive', lease_until = now() + interval '1 minute'
       WHERE id = $1`,
      [id],
    );
    expect(await executeDueTransfers("worker")).toBe(0);
    expect((await view(on, id)).status).toBe("sending");
  });

  it("T9: after 20 hours nothing is called any more; above the limit somebody else decides", async () => {
    const on = await stage();
    simulator.script({ rules: [{ match: { page: "transfer" }, action: { dropAfter: true }, times: 1 }] });
    const { id } = await ask(on, 30);
    await executeDueTransfers("worker");
    await sql.query(
      `UPDATE transfer
       SET first_attempt_at = now() - interval '20 hours 1 minute', execute_at = now() - interval '1 second'
       WHERE id = $1`,
      [id],
    );
    const calls = simulator.state.ledger.transfers.length;
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "unresolved", attempts: 1 });
    expect(simulator.state.ledger.transfers.length).toBe(calls);
    await sql.query(`UPDATE workspace SET settings = '{"transferApprovalAbove": 20}' WHERE id = $1`, [
      on.shop.id,
    ]);
    const decide = { id, decision: "succeeded" as const, note: "The customer has them." };
    await expect(resolveTransfer(on.shop.as.reseller, decide)).rejects.toMatchObject({ code: "forbidden" });
    await resolveTransfer(on.shop.as.admin, decide);
    expect((await view(on, id)).status).toBe("succeeded");
    expect(await account(on)).toEqual({ available: 70, held: 0 });
    await booksBalance(on);
  });

  it("an unreachable gateway: nothing is called, the hold comes back after ten minutes", async () => {
    const on = await stage();
    const { id } = await ask(on, 10);
    await sql.query("UPDATE gateway_account SET base_url = 'http://127.0.0.1:1/websmsapi/' WHERE id = $1", [
      on.accountId,
    ]);
    await executeDueTransfers("worker");
    expect(await view(on, id)).toMatchObject({ status: "sending", asking: false });
    await sql.query(
      `UPDATE transfer
       SET first_attempt_at = now() - interval '11 minutes', execute_at = now() - interval '1 second'
       WHERE id = $1`,
      [id],
    );
    await executeDueTransfers("worker");
    expect((await view(on, id)).status).toBe("refused");
    expect(await account(on)).toEqual({ available: 100, held: 0 });
  });
});

describe("the ledger", () => {
  it("T8: credits moved outside are a line of their own, and what may be promised follows", async () => {
    const on = await stage();
    simulator.control.putAccount({ username: on.reseller, credits: 60 });
    await checkBalance(on.accountId, "hourly");
    const lines = await sql.query(
      `SELECT account, amount
       FROM ledger_entry
       WHERE gateway_account_id = $1 AND kind = 'unexplained'
       ORDER BY id`,
      [on.accountId],
    );
    expect(lines).toEqual([
      { account: "available", amount: -40 },
      { account: "unexplained", amount: 40 },
    ]);
    expect(await account(on)).toEqual({ available: 60, held: 0 });
    await booksBalance(on);
  });

  it("T11: the application's role cannot change or delete an entry, nor can the owner by accident", async () => {
    const on = await stage();
    for (const statement of [
      "UPDATE ledger_entry SET amount = 1",
      "DELETE FROM ledger_entry",
      "TRUNCATE ledger_entry",
    ]) {
      await expect(inWorkspace(on.shop.id, (tx) => tx.$executeRawUnsafe(statement))).rejects.toThrow(
        /permission denied|append-only/,
      );
      await expect(sql.query(statement)).rejects.toThrow(/append-only/);
    }
  });

  it("T11: a byte changed past the triggers breaks the chain and raises an alarm", async () => {
    const on = await stage();
    const { id } = await ask(on, 10);
    await executeDueTransfers("worker");
    expect((await view(on, id)).status).toBe("succeeded");
    expect(await verifyLedger()).toEqual([]);
    await sql.query("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only");
    await sql.query(
      `UPDATE ledger_entry
       SET description = 'another'
       WHERE id = (SELECT min(id) FROM ledger_entry WHERE gateway_account_id = $1)`,
      [on.accountId],
    );
    await sql.query("ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_append_only");
    expect(await verifyLedger(on.accountId)).toMatchObject([{ gatewayAccountId: on.accountId }]);
    const alarms = () =>
      sql.query(
        "SELECT id FROM alarm WHERE kind = 'ledger.altered' AND workspace_id = $1 AND resolved_at IS NULL",
        [on.shop.id],
      );
    expect(await alarms()).toHaveLength(1);
  });
});
