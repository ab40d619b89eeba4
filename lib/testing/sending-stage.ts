import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import { sql } from "@/lib/platform/db/sql";
import { sealSecret } from "@/lib/platform/secrets";
import type { SimulatorOptions } from "@/lib/programs/simulator/options";
import { type Simulator, startSimulator } from "@/lib/programs/simulator/start-simulator";
import { answerCallback } from "@/lib/programs/web/callback-endpoint";
import { rescueCallback } from "@/lib/programs/web/rescue-callback";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";

/** The gateway password of every stage: no log, answer or row may ever hold it (I-8). */
export const CANARY_PASSWORD = "canary-word-7f3e";

/** A workspace with a gateway account of any kind. */
export interface StageAccount {
  workspace: TestWorkspace;
  accountId: string;
  username: string;
  /** Of the workers; the same for all of a stage, as on one machine. */
  dataDir: string;
  /** The secret in the callback URL. */
  token: string;
  /** All that the workers of this stage have written. */
  output: string[];
  close: Close[];
}

/**
 * A gateway, a callback endpoint, a workspace with a gateway account, wired to each other over real
 * HTTP.
 */
export interface Stage extends StageAccount {
  simulator: Simulator;
  /** Base URL of the callback endpoint, for calls that the simulator does not make. */
  doorUrl: string;
}

export type Close = () => Promise<unknown> | unknown;

export interface StageOptions {
  credits?: number;
  maxConnections?: number;
  simulator?: SimulatorOptions;
  /** Where the account finds its gateway, when that is not the simulator itself. */
  baseUrl?: string;
}

/** @param close what is to be closed after the test, the last first. */
export async function openStage(close: Close[], options: StageOptions = {}): Promise<Stage> {
  const simulator = await startSimulator({
    accounts: [],
    delayMs: [0, 200],
    retryPausesMs: [200, 400, 1000],
    ...options.simulator,
  });
  close.push(() => simulator.stop());
  const doorUrl = await openEndpoint(close);
  const account = await createStageAccount(close, {
    kind: "spec-1.84",
    baseUrl: options.baseUrl ?? simulator.gatewayUrl,
    maxConnections: options.maxConnections ?? 16,
  });
  simulator.control.putAccount({
    username: account.username,
    password: CANARY_PASSWORD,
    credits: options.credits ?? 1_000_000,
    deliveryStatusUrl: `${doorUrl}/api/gateway/${account.token}/delivery-reports`,
    incomingUrl: `${doorUrl}/api/gateway/${account.token}/inbound-messages`,
  });
  return { ...account, simulator, doorUrl };
}

/** A workspace of its own with an account, its callback URLs, and a folder for its workers. */
export async function createStageAccount(
  close: Close[],
  { kind, baseUrl, maxConnections }: { kind: string; baseUrl: string; maxConnections: number },
): Promise<StageAccount> {
  const workspace = await createTestWorkspace();
  const accountId = (await sql.first<{ id: string }>("SELECT gen_random_uuid() AS id"))?.id as string;
  const username = `login-${accountId.slice(0, 8)}`;
  await sql.query(
    `INSERT INTO gateway_account (
       id, workspace_id, label, kind, base_url, username, password_cipher, is_default, max_connections)
     VALUES ($1, $2, 'Test', $3, $4, $5, $6, true, $7)`,
    [
      accountId,
      workspace.id,
      kind,
      baseUrl,
      username,
      sealSecret(CANARY_PASSWORD, `gateway_account:${accountId}`),
      maxConnections,
    ],
  );
  const { urls } = await sql.transaction((client) =>
    createCallbackToken(client, { workspaceId: workspace.id, gatewayAccountId: accountId }),
  );
  const token = new URL(urls.deliveryReports).pathname.split("/")[3] as string;
  const dataDir = mkdtempSync(path.join(tmpdir(), "canang-worker-"));
  close.push(() => rmSync(dataDir, { recursive: true, force: true }));
  return { workspace, accountId, username, dataDir, token, output: [], close };
}

/** The callback endpoint of the web program, on a port of its own. Returns its base URL. */
export async function openEndpoint(close: Close[]): Promise<string> {
  const endpoint: Server = createServer((request, response) => {
    if (!answerCallback(request, response)) response.writeHead(404).end();
  });
  endpoint.on("clientError", (error, socket) => {
    if (!rescueCallback(error, socket, false)) socket.destroy();
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  close.push(async () => {
    endpoint.closeAllConnections();
    await new Promise((resolve) => endpoint.close(resolve));
  });
  return `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
}

/**
 * A campaign with `count` recipients that is ready to be sent. Numbers end in 20 to 99, so that the
 * simulator delivers each.
 */
export async function campaignOf(
  on: StageAccount,
  count: number,
  fields: { tracked?: boolean; maxPerSecond?: number; validHours?: number } = {},
): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, tracked,
       max_per_second, valid_hours, scheduled_at, launched_at)
     VALUES ($1, 'Test', 'scheduled', $2, '{"kind":"text","text":"Hello"}', $3, $4, $5, $6, now(), now())
     RETURNING id`,
    [
      on.workspace.id,
      on.accountId,
      count,
      fields.tracked ?? true,
      fields.maxPerSecond ?? null,
      fields.validHours ?? null,
    ],
  );
  const id = row?.id as string;
  await sql.query(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '6012' || lpad((i / 80)::text, 5, '0') || (20 + i % 80)::text
     FROM generate_series(0, $3::int - 1) i`,
    [id, on.workspace.id, count],
  );
  return id;
}

/** A worker program of its own. `databaseUrl` is the test's database, or a proxy before it. */
export function startWorker(
  on: StageAccount,
  databaseUrl: string,
  env: Record<string, string> = {},
  program = "lib/programs/worker/main.ts",
): ChildProcess {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["lib/programs/launch/run.mjs", program], {
    env: {
      ...inherited,
      DATABASE_URL: databaseUrl,
      DATA_DIR: on.dataDir,
      RETRY_SECONDS: "1,1,2,2,2,2",
      LOG_LEVEL: "debug",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => on.output.push(text));
  on.close.push(() => stopWorker(child, "SIGKILL"));
  return child;
}

export async function stopWorker(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  child.kill(signal);
  return ended;
}

/** How many messages of a campaign are in each status. */
export async function counts(campaignId: string): Promise<Record<string, number>> {
  const rows = await sql.query<{ status: string; n: number }>(
    "SELECT status, count(*)::int AS n FROM message WHERE campaign_id = $1 GROUP BY status",
    [campaignId],
  );
  return Object.fromEntries(rows.map((row) => [row.status, row.n]));
}

/** Asks until the answer is right; the test's own time limit is the only clock. */
export async function until<T>(ask: () => T | Promise<T>, right: (value: T) => unknown): Promise<T> {
  for (;;) {
    const value = await ask();
    if (right(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
