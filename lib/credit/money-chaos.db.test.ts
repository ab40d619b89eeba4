import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buyCredit } from "@/lib/credit/buy-credit";
import { listCredit } from "@/lib/credit/credit.queries";
import { explainMovement } from "@/lib/credit/explain-movement";
import { listLedger } from "@/lib/credit/ledger.queries";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { testDatabase } from "@/lib/testing/test-database";
import { askTransfer, type TransferStage, transferStage } from "@/lib/testing/transfer-stage";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { correctTransfer } from "@/lib/transfers/correct-transfer";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";
import { resolveTransfer } from "@/lib/transfers/resolve-transfer";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

/** What the gateway does with a call, and what comes back of it. */
const FAULTS = {
  fine: {},
  takenUnheard: { dropAfter: true },
  lost: { dropBefore: true },
  noCredit: { code: "1704" },
  broken: { code: "1703" },
  html: { html: true },
  duplicate: { code: "1718" },
} as const;
const fault = fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[]));
const credits = fc.integer({ min: 1, max: 70 });

const move = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("ask" as const), credits }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("work" as const), fault }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("rise" as const, "fall" as const), credits }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("buy" as const), credits }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...(["killBeforeCall", "killInCall", "undo", "read", "together", "explain"] as const),
        ...(["decideArrived", "decideNot", "correct"] as const),
      ),
    }),
  },
);

const refusedOnly = (error: { code?: string }) =>
  expect(["unprocessable", "conflict", "not_found"]).toContain(error.code);
const idsOf = async (on: TransferStage, where: string) =>
  (
    await sql.query<{ id: string }>(
      `SELECT t.id FROM transfer t WHERE gateway_account_id = $1 AND ${where} ORDER BY created_at`,
      [on.accountId],
    )
  ).map((row) => row.id);
const makeDue = (on: TransferStage) =>
  sql.query(
    `UPDATE transfer SET execute_at = now() - interval '1 second'
     WHERE gateway_account_id = $1 AND status IN ('pending', 'sending')`,
    [on.accountId],
  );

/** Something outside of us moves the balance; it never falls below zero. */
function outside(on: TransferStage, by: number): void {
  const now = simulator.state.accounts.get(on.reseller)?.credits ?? 0;
  simulator.control.putAccount({ username: on.reseller, credits: Math.max(0, now + by) });
}

/** The rows of a process that died with the transfer in its hands. */
async function kill(on: TransferStage, called: boolean): Promise<void> {
  const [id] = await idsOf(on, "status = 'pending'");
  if (id === undefined) return;
  await sql.query(
    `UPDATE transfer SET status = 'sending', owner = 'dead', lease_until = now() - interval '1 second',
       attempts = $2, first_attempt_at = CASE WHEN $2 > 0 THEN now() END
     WHERE id = $1`,
    [id, called ? 1 : 0],
  );
  if (called)
    await sql.query("INSERT INTO transfer_attempt (transfer_id, number, workspace_id) VALUES ($1, 1, $2)", [
      id,
      on.shop.id,
    ]);
}

async function decide(on: TransferStage, decision: "succeeded" | "refused"): Promise<void> {
  const [id] = await idsOf(on, "status IN ('unresolved', 'sending')");
  if (id === undefined) return;
  const word = { id, decision, note: "Said so", early: true, username: on.username };
  await resolveTransfer(on.shop.as.admin, word).catch(refusedOnly);
}

async function correct(on: TransferStage): Promise<void> {
  const [id] = await idsOf(on, "contradicted_at IS NOT NULL AND corrected_at IS NULL");
  if (id === undefined) return;
  const word = { id, finding: "wrong" as const, note: "Looked again", username: on.username };
  await correctTransfer(on.shop.as.admin, word).catch(refusedOnly);
}

async function explain(on: TransferStage): Promise<void> {
  const { data } = await listLedger(on.shop.as.admin, { gatewayAccountId: on.accountId, limit: 200 });
  const open = data.find((line) => line.open !== 0);
  if (!open) return;
  const word = { journal: open.journal, kind: "other" as const, happenedOn: "2026-11-30" };
  // Two at once: one of them explains it.
  await Promise.allSettled([
    explainMovement(on.shop.as.admin, word),
    explainMovement(on.shop.as.reseller, word),
  ]);
}

async function work(on: TransferStage, as: keyof typeof FAULTS): Promise<void> {
  const match = { page: "transfer" as const, mobile: on.username };
  simulator.script({ rules: [{ match, action: FAULTS[as], times: 1 }] });
  await makeDue(on);
  await executeDueTransfers("worker", 3);
}

/** Requests, workers and a reading at the same moment. */
async function together(on: TransferStage): Promise<void> {
  await makeDue(on);
  await Promise.all([
    ...[1, 2, 3].map((n) => askTransfer(on, n, { repeat: true }).catch(refusedOnly)),
    ...[1, 2].map((n) => executeDueTransfers(`worker-${n}`, 3)),
    checkBalance(on.accountId, "hourly"),
  ]);
}

/** The balance read = what our books say + what was explained + what was not, to the credit. */
async function expectToTheCredit(on: TransferStage): Promise<void> {
  const read = await checkBalance(on.accountId, "person");
  const rows = await sql.query<{ account: string; amount: number }>(
    `SELECT CASE WHEN account LIKE 'customer:%' THEN 'customers' ELSE account END AS account,
       sum(amount)::int AS amount
     FROM ledger_entry WHERE gateway_account_id = $1 GROUP BY 1`,
    [on.accountId],
  );
  const of = (account: string) => rows.find((row) => row.account === account)?.amount ?? 0;
  const [figures] = await listCredit(on.shop.as.admin);
  const unexplained = (figures?.risen ?? 0) - (figures?.fallen ?? 0);
  const books = 0 - of("opening") - of("customers");
  const explained = 0 - of("bought") - of("other") - of("outside") - of("price");
  expect(read.remaining).toBe(simulator.state.accounts.get(on.reseller)?.credits);
  expect({ balance: read.remaining, unexplained }).toEqual({
    balance: books + explained + unexplained,
    unexplained: 0 - of("unexplained"),
  });
  expect(figures).toMatchObject({ difference: 0, held: 0, available: read.remaining });
  const unbalanced = await sql.query(
    "SELECT journal FROM ledger_entry WHERE gateway_account_id = $1 GROUP BY journal HAVING sum(amount) <> 0",
    [on.accountId],
  );
  expect(unbalanced).toEqual([]);
}

it("T13: kills, lost answers, parallel requests, wrong decisions and movements outside, in any order: the balance read is books + explained + unexplained, to the credit, and nothing is moved twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 12 }), async (moves) => {
      const on = await transferStage(simulator, 200);
      for (const each of moves) {
        if (each.kind === "ask") await askTransfer(on, each.credits, { repeat: true }).catch(refusedOnly);
        else if (each.kind === "work") await work(on, each.fault);
        else if (each.kind === "rise" || each.kind === "fall")
          outside(on, each.kind === "rise" ? each.credits : -each.credits);
        else if (each.kind === "buy") {
          await buyCredit(on.shop.as.admin, {
            gatewayAccountId: on.accountId,
            credits: each.credits,
            amount: "12.50",
            happenedOn: "2026-11-30",
          });
          outside(on, each.credits);
        } else if (each.kind === "undo") {
          const [id] = await idsOf(on, "status = 'pending'");
          if (id !== undefined) await cancelTransfer(on.shop.as.reseller, { id });
        } else if (each.kind === "killBeforeCall" || each.kind === "killInCall")
          await kill(on, each.kind === "killInCall");
        else if (each.kind === "decideArrived") await decide(on, "succeeded");
        else if (each.kind === "decideNot") await decide(on, "refused");
        else if (each.kind === "correct") await correct(on);
        else if (each.kind === "explain") await explain(on);
        else if (each.kind === "together") await together(on);
        else await checkBalance(on.accountId, "hourly");
      }
      // What is still open comes to an end, as a worker and a person would bring it.
      for (let round = 0; round < 4; round += 1) await work(on, "fine");
      for (const _ of await idsOf(on, "status IN ('unresolved', 'sending')")) await decide(on, "succeeded");
      await checkBalance(on.accountId, "person");
      await correct(on);
      await expectToTheCredit(on);
      const seqnos = simulator.state.ledger.transfers
        .filter((each) => each.customer === on.username)
        .map((each) => each.seqno);
      expect(new Set(seqnos).size).toBe(seqnos.length);
      expect(await verifyLedger(on.accountId)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
