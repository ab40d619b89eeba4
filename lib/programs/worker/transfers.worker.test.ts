import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { createCustomer } from "@/lib/customers/create-customer";
import { connectGatewayAccount } from "@/lib/gateway-accounts/connect-gateway-account";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTransfer } from "@/lib/transfers/create-transfer";
import { requireTransfer } from "@/lib/transfers/transfer.queries";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Stage {
  simulator: Simulator;
  shop: TestWorkspace;
  accountId: string;
  transferId: string;
  customer: string;
  dataDir: string;
}

/** A transfer of 10 out of 100 that is due, and a worker that will find it. */
async function stage(): Promise<Stage> {
  const simulator = await startSimulator({ accounts: [] });
  open.push(() => simulator.stop());
  const customer = `kedai-${randomUUID().slice(0, 8)}`;
  simulator.control.putAccount({ username: "reseller", password: "pw", credits: 100 });
  simulator.control.putAccount({ username: customer, password: "pw" });
  const shop = await createTestWorkspace();
  const login = {
    label: "Main",
    url: simulator.gatewayUrl,
    username: "reseller",
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
  const asked = {
    customerId: id,
    username: customer,
    credits: 10,
    note: "",
    requestKey: randomUUID(),
    repeat: false,
    undoSeconds: 0,
  };
  const transfer = await createTransfer(shop.as.reseller, asked);
  const dataDir = mkdtempSync(path.join(tmpdir(), "canang-worker-"));
  open.push(() => rmSync(dataDir, { recursive: true, force: true }));
  return { simulator, shop, accountId: gatewayAccountId, transferId: transfer.id, customer, dataDir };
}

function startWorker(on: Stage): ChildProcess {
  const child = spawn(process.execPath, ["lib/programs/launch/run.mjs", "lib/programs/worker/main.ts"], {
    env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: on.dataDir, LOG_LEVEL: "error" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  open.push(() => kill(child));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

/** Asks until it is so; the test's own time limit is the only clock. */
async function until(ask: () => Promise<unknown> | unknown): Promise<void> {
  while (!(await ask())) await new Promise((resolve) => setTimeout(resolve, 25));
}

const calls = (on: Stage, page: string) =>
  on.simulator.state.ledger.calls.filter((call) => call.page === page).length;
const attempt = (on: Stage) =>
  sql.first<{ outcome: string | null }>("SELECT outcome FROM transfer_attempt WHERE transfer_id = $1", [
    on.transferId,
  ]);
const waitsFor = (client: SqlClient) =>
  sql.first<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))", [
    (client as unknown as { processID: number }).processID,
  ]);

/**
 * Holds rows so that the worker stands still exactly where it would write them next; kills it
 * there, with its half-done statement.
 */
async function killWhileItWrites(
  on: Stage,
  rows: string,
  before: () => Promise<unknown> | unknown,
  worker: ChildProcess,
): Promise<void> {
  await sql.transaction(async (client) => {
    await until(before);
    await client.query(`SELECT FROM ${rows} FOR UPDATE`, [on.transferId]);
    await until(() => waitsFor(client));
    await kill(worker);
    await client.query(
      `SELECT pg_terminate_backend(pid)
       FROM pg_stat_activity
       WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
    );
    await until(async () => !(await waitsFor(client)));
  });
}

/** Where the worker dies, and how often the gateway had moved the credits by then. */
const POINTS: [name: string, movedByThen: number, die: (on: Stage) => Promise<void>][] = [
  [
    "before it takes the transfer up",
    0,
    async (on) => {
      await kill(startWorker(on));
    },
  ],
  [
    "while it reads the balance before the call",
    0,
    async (on) => {
      on.simulator.script({
        rules: [{ match: { page: "creditsLeft" }, action: { hang: "before" }, times: 1 }],
      });
      const worker = startWorker(on);
      await until(() =>
        sql.first("SELECT FROM transfer WHERE id = $1 AND status = 'sending'", [on.transferId]),
      );
      await kill(worker);
    },
  ],
  [
    "before it has written the attempt down",
    0,
    async (on) => {
      on.simulator.script({
        rules: [{ match: { page: "creditsLeft" }, action: { latencyMs: 5000 }, times: 1 }],
      });
      const worker = startWorker(on);
      await killWhileItWrites(
        on,
        "transfer WHERE id = $1",
        () => sql.first("SELECT FROM transfer WHERE id = $1 AND status = 'sending'", [on.transferId]),
        worker,
      );
    },
  ],
  [
    "when the call has left and the gateway has not taken it",
    0,
    async (on) => {
      on.simulator.script({ rules: [{ match: { page: "transfer" }, action: { hang: "before" }, times: 1 }] });
      const worker = startWorker(on);
      await until(async () => (await attempt(on)) && calls(on, "transfer") === 1);
      await kill(worker);
    },
  ],
  [
    "when the gateway has taken it and the answer is not stored",
    1,
    async (on) => {
      on.simulator.script({
        rules: [{ match: { page: "transfer" }, action: { latencyMs: 5000 }, times: 1 }],
      });
      const worker = startWorker(on);
      await killWhileItWrites(on, "transfer_attempt WHERE transfer_id = $1", () => attempt(on), worker);
    },
  ],
  [
    "when the answer is stored and nothing is concluded from it",
    1,
    async (on) => {
      on.simulator.script({
        rules: [{ match: { page: "transfer" }, action: { latencyMs: 5000 }, times: 1 }],
      });
      const worker = startWorker(on);
      await killWhileItWrites(on, "transfer WHERE id = $1", () => attempt(on), worker);
      expect(await attempt(on)).toMatchObject({ outcome: "accepted" });
    },
  ],
];

it.each(POINTS)(
  "T3, T4: SIGKILL %s: the credits move exactly once and the books agree",
  async (_, movedByThen, die) => {
    const on = await stage();
    await die(on);
    expect(on.simulator.state.ledger.transfers).toHaveLength(movedByThen);
    on.simulator.script({ rules: [] });
    await sql.query(
      `UPDATE transfer
       SET lease_until = now() - interval '1 second'
       WHERE id = $1 AND lease_until IS NOT NULL`,
      [on.transferId],
    );
    startWorker(on);
    await until(() =>
      sql.first("SELECT FROM transfer WHERE id = $1 AND status NOT IN ('pending', 'sending')", [
        on.transferId,
      ]),
    );
    expect(await requireTransfer(on.shop.as.reseller, on.transferId)).toMatchObject({
      status: "succeeded",
      balanceBefore: 100,
    });
    expect(on.simulator.state.ledger.transfers).toHaveLength(1);
    expect(on.simulator.state.accounts.get(on.customer)?.credits).toBe(10);
    await until(() =>
      sql.first("SELECT FROM credit_account WHERE gateway_account_id = $1 AND available = 90 AND held = 0", [
        on.accountId,
      ]),
    );
    const books = await sql.query(
      `SELECT account, sum(amount)::int AS sum
       FROM ledger_entry
       WHERE gateway_account_id = $1
       GROUP BY account`,
      [on.accountId],
    );
    expect(
      Object.fromEntries(books.map((line) => [String(line.account).split(":")[0], line.sum])),
    ).toMatchObject({
      available: 90,
      held: 0,
      customer: 10,
    });
    expect(await verifyLedger(on.accountId)).toEqual([]);
  },
);
