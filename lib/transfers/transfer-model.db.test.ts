import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { createCustomer } from "@/lib/customers/create-customer";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { cancelTransfer } from "@/lib/transfers/cancel-transfer";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { executeDueTransfers } from "@/lib/transfers/execute-due-transfers";

testDatabase();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ accounts: [] });
});
afterAll(() => simulator.stop());

/** What the gateway does with a call: takes it or not, and what comes back. */
const FAULTS = {
  fine: {},
  takenUnheard: { dropAfter: true },
  lost: { dropBefore: true },
  noCredit: { code: "1704" },
  noCustomer: { code: "1708" },
  badValue: { code: "1709" },
  broken: { code: "1703" },
  html: { html: true },
  duplicate: { code: "1718" },
} as const;

const move = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("ask" as const), credits: fc.integer({ min: 1, max: 70 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("work" as const),
      fault: fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[])),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "crashBeforeCall" as const,
        "crashInCall" as const,
        "undo" as const,
        "read" as const,
      ),
    }),
  },
);

async function stage() {
  const mark = randomBytes(4).toString("hex");
  const [reseller, customer] = [`seller-${mark}`, `kedai-${mark}`];
  simulator.control.putAccount({ username: reseller, password: "pw", credits: 100 });
  simulator.control.putAccount({ username: customer, password: "pw" });
  const shop = await createTestWorkspace();
  const login = {
    label: "Main",
    url: simulator.gatewayUrl,
    username: reseller,
    password: "pw",
    kind: "spec-1.84" as const,
    settings: {},
  };
  const { gatewayAccountId } = await connectGatewayAccount(shop.as.admin, login);
  const { id } = await createCustomer(shop.as.reseller, {
    gatewayAccountId,
    username: customer,
    name: "",
    notes: "",
    labels: [],
  });
  return { shop, gatewayAccountId, customerId: id, reseller, customer };
}

it("T2: random transfers, failures and crashes: entries sum to zero, nothing goes below zero, nothing is moved twice or booked against the gateway's word", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 14 }), async (moves) => {
      simulator.script({ rules: [] });
      const on = await stage();
      const pending = () =>
        sql.first<{ id: string }>(
          "SELECT id FROM transfer WHERE gateway_account_id = $1 AND status = 'pending' LIMIT 1",
          [on.gatewayAccountId],
        );
      for (const each of moves) {
        if (each.kind === "ask") {
          const asked = {
            customerId: on.customerId,
            username: on.customer,
            credits: each.credits,
            note: "",
            requestKey: randomUUID(),
          };
          await createTransfer(on.shop.as.reseller, { ...asked, repeat: true, undoSeconds: 0 }).catch(
            (error: { code?: string }) => expect(error.code).toBe("unprocessable"),
          );
        } else if (each.kind === "work") {
          simulator.script({
            rules: [{ match: { page: "transfer" }, action: FAULTS[each.fault], times: 1 }],
          });
          await sql.query(
            `UPDATE transfer
             SET execute_at = now() - interval '1 second'
             WHERE gateway_account_id = $1 AND status IN ('pending', 'sending')`,
            [on.gatewayAccountId],
          );
          await executeDueTransfers("worker", 3);
        } else if (each.kind === "read") {
          await checkBalance(on.gatewayAccountId, "hourly");
        } else {
          const next = await pending();
          if (next === null) continue;
          if (each.kind === "undo") await cancelTransfer(on.shop.as.reseller, { id: next.id });
          else await crash(next.id, on.shop.id, each.kind === "crashInCall");
        }
        await expectTrueBooks(on.gatewayAccountId, on.reseller);
      }
    }),
    { numRuns: 15 },
  );
  expect(await verifyLedger()).toEqual([]);
});

/**
 * The rows that a process leaves when it dies with the transfer in its hands; its lease has run
 * out.
 */
async function crash(id: string, workspaceId: string, called: boolean): Promise<void> {
  await sql.query(
    `UPDATE transfer
     SET status = 'sending', owner = 'dead', lease_until = now() - interval '1 second'
     WHERE id = $1`,
    [id],
  );
  if (!called) return;
  await sql.query("UPDATE transfer SET attempts = 1, first_attempt_at = now() WHERE id = $1", [id]);
  await sql.query("INSERT INTO transfer_attempt (transfer_id, number, workspace_id) VALUES ($1, 1, $2)", [
    id,
    workspaceId,
  ]);
}

async function expectTrueBooks(accountId: string, reseller: string): Promise<void> {
  const account = await sql.first<{ available: number; held: number }>(
    "SELECT available, held FROM credit_account WHERE gateway_account_id = $1",
    [accountId],
  );
  expect(account?.available).toBeGreaterThanOrEqual(0);
  const open = await sql.first<{ held: number; promised: number }>(
    `SELECT coalesce(sum(credits) FILTER (WHERE status IN ('awaiting_approval', 'pending', 'sending',
           'unresolved')),
       0)::int AS held
     FROM transfer
     WHERE gateway_account_id = $1`,
    [accountId],
  );
  expect(account?.held).toBe(open?.held);
  const journals = await sql.query(
    "SELECT journal FROM ledger_entry WHERE gateway_account_id = $1 GROUP BY journal HAVING sum(amount) <> 0",
    [accountId],
  );
  expect(journals).toEqual([]);
  const transfers = await sql.query<{ seqno: string; status: string }>(
    "SELECT seqno, status::text AS status FROM transfer WHERE gateway_account_id = $1",
    [accountId],
  );
  for (const { seqno, status } of transfers) {
    const moved = simulator.state.ledger.transfers.filter(
      (each) => each.seqno === seqno && each.account === reseller,
    ).length;
    expect(moved).toBeLessThanOrEqual(1);
    // What is decided agrees with what the gateway did; what is not decided may be either.
    if (status === "succeeded") expect([seqno, moved]).toEqual([seqno, 1]);
    if (status === "refused" || status === "canceled") expect([seqno, moved]).toEqual([seqno, 0]);
  }
}
