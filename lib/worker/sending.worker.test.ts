import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createCallbackToken } from "@/lib/gateway-accounts/callback-token";
import { resumeGatewayAccount } from "@/lib/gateway-accounts/resume-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import { sealSecret } from "@/lib/platform/secrets";
import { type Simulator, startSimulator } from "@/lib/simulator/start-simulator";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { answerCallback } from "@/lib/web/callback-door";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Stage {
  simulator: Simulator;
  workspace: TestWorkspace;
  accountId: string;
  dataDir: string;
  username: string;
}

/** A simulator, a callback door, a workspace with a gateway account that are wired to each other over real HTTP. */
async function stage(credits = 1_000_000): Promise<Stage> {
  const simulator = await startSimulator({ accounts: [], delayMs: [0, 200], retryPausesMs: [200, 400, 1000] });
  open.push(() => simulator.stop());
  const door = createServer((request, response) => void (answerCallback(request, response) || response.writeHead(404).end()));
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  open.push(() => new Promise((resolve) => (door.closeAllConnections(), door.close(resolve))));
  const workspace = await createTestWorkspace();
  const accountId = (await sql.first<{ id: string }>("SELECT gen_random_uuid() AS id"))?.id as string;
  const username = `login-${accountId.slice(0, 8)}`;
  await sql.query(
    `INSERT INTO gateway_account (id, workspace_id, label, base_url, username, password_cipher, is_default, max_connections) VALUES ($1, $2, 'Test', $3, $4, $5, true, 16)`,
    [accountId, workspace.id, simulator.gatewayUrl, username, sealSecret("secret-word", `gateway_account:${accountId}`)],
  );
  const token = await sql.transaction((client) => createCallbackToken(client, { workspaceId: workspace.id, gatewayAccountId: accountId }));
  const base = `http://127.0.0.1:${(door.address() as AddressInfo).port}${new URL(token.urls.deliveryReports).pathname.replace("/delivery-reports", "")}`;
  simulator.control.putAccount({
    username,
    password: "secret-word",
    credits,
    deliveryStatusUrl: `${base}/delivery-reports`,
    incomingUrl: `${base}/inbound-messages`,
  });
  const dataDir = mkdtempSync(path.join(tmpdir(), "canang-worker-"));
  open.push(() => rmSync(dataDir, { recursive: true, force: true }));
  return { simulator, workspace, accountId, dataDir, username };
}

/** A campaign with `count` recipients that is ready to be sent. Numbers end in 20 to 99, so that the simulator delivers each. */
async function campaignOf(on: Stage, count: number, fields: { tracked?: boolean; maxPerSecond?: number } = {}): Promise<string> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, tracked, max_per_second, scheduled_at)
     VALUES ($1, 'Test', 'scheduled', $2, '{"kind":"text","text":"Hello"}', $3, $4, $5, now()) RETURNING id`,
    [on.workspace.id, on.accountId, count, fields.tracked ?? true, fields.maxPerSecond ?? null],
  );
  const id = row?.id as string;
  await sql.query(
    `INSERT INTO message (campaign_id, workspace_id, phone) SELECT $1, $2, '6012' || lpad((i / 80)::text, 5, '0') || (20 + i % 80)::text FROM generate_series(0, $3::int - 1) i`,
    [id, on.workspace.id, count],
  );
  return id;
}

function startWorker(on: Stage): ChildProcess {
  const child = spawn(process.execPath, ["--import", "./lib/cli/register.mjs", "lib/worker/main.ts"], {
    env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: on.dataDir, RETRY_SECONDS: "1,1,2,2,2,2", LOG_LEVEL: "error" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  open.push(() => stopWorker(child, "SIGKILL"));
  return child;
}

async function stopWorker(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  child.kill(signal);
  return ended;
}

async function counts(campaignId: string): Promise<Record<string, number>> {
  const rows = await sql.query<{ status: string; n: number }>(
    "SELECT status, count(*)::int AS n FROM message WHERE campaign_id = $1 GROUP BY status",
    [campaignId],
  );
  return Object.fromEntries(rows.map((row) => [row.status, row.n]));
}

/** Asks until the answer is right; the test's own time limit is the only clock. */
async function until<T>(ask: () => Promise<T>, right: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask();
    if (right(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function expectTalliesToMatch(campaignId: string): Promise<void> {
  const tally = await sql.first<Record<string, number>>(
    `SELECT ${["queued", "sending", "sent", "delivered", "failed", "expired", "rejected", "unknown", "unresolved", "suppressed", "canceled"].map((s) => `sum(${s})::int AS ${s}`).join(", ")}
     FROM campaign_tally WHERE campaign_id = $1`,
    [campaignId],
  );
  const rows = await counts(campaignId);
  for (const [status, n] of Object.entries(tally ?? {})) expect([status, n]).toEqual([status, rows[status] ?? 0]);
}

describe("the sending worker", () => {
  it("sends each message once and applies each report; the campaign finishes", async () => {
    const on = await stage();
    const id = await campaignOf(on, 500);
    const worker = startWorker(on);
    await until(
      () => counts(id),
      (c) => c.delivered === 500,
    );
    await until(() => sql.first("SELECT 1 FROM campaign WHERE id = $1 AND status = 'finished'", [id]), Boolean);
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 500, phones: 500, maxPerPhone: 1 });
    await expectTalliesToMatch(id);
    expect(await stopWorker(worker, "SIGTERM")).toBe(0);
    expect(await sql.query("SELECT id FROM claim")).toEqual([]);
  });

  it("S5, S6, D1: answers dropped after acceptance, early reports and three SIGKILLs: each phone exactly once, each report applied or parked", async () => {
    const on = await stage();
    on.simulator.script({ rules: [{ match: { probability: 0.1 }, action: { dropAfter: true } }], reports: { beforeAnswer: 0.2 } });
    const id = await campaignOf(on, 2000);
    for (const killAt of [300, 900, 1500]) {
      const worker = startWorker(on);
      await until(
        async () => on.simulator.state.ledger.acceptedTotal,
        (accepted) => accepted >= killAt,
      );
      await stopWorker(worker, "SIGKILL");
    }
    startWorker(on);
    await until(
      () => counts(id),
      (c) => (c.delivered ?? 0) + (c.sent ?? 0) === 2000,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 2000, phones: 2000, maxPerPhone: 1 });
    expect(await on.simulator.settled(60_000)).toBe(true);
    const stored = await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM delivery_report WHERE gateway_account_id = $1", [
      on.accountId,
    ]);
    expect(stored?.n).toBe(2000);
    const untracked = await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM message WHERE campaign_id = $1 AND NOT tracked", [id]);
    const verdicts = () =>
      sql.query<{ verdict: string; n: number }>(
        "SELECT verdict, count(*)::int AS n FROM delivery_report WHERE gateway_account_id = $1 GROUP BY 1",
        [on.accountId],
      );
    const settled = await until(verdicts, (rows) => (rows.find((row) => row.verdict === "applied")?.n ?? 0) === 2000 - (untracked?.n ?? 0));
    expect(Object.fromEntries(settled.map((row) => [row.verdict, row.n]))).toEqual({
      applied: 2000 - (untracked?.n ?? 0),
      ...(untracked?.n ? { waiting: untracked.n } : {}),
    });
    await expectTalliesToMatch(id);
  });

  it("S12: 1704 midway pauses at once, marks nothing failed, and goes on at the exact recipient after a top-up", async () => {
    const on = await stage(100);
    const id = await campaignOf(on, 250);
    startWorker(on);
    await until(() => sql.first("SELECT 1 FROM campaign WHERE id = $1 AND status = 'paused' AND paused_reason = 'credits'", [id]), Boolean);
    const paused = await until(
      () => counts(id),
      (c) => c.sending === undefined && (c.delivered ?? 0) === 100,
    );
    expect(paused).toEqual({ delivered: 100, queued: 150 });
    expect(on.simulator.state.ledger.callsByCode["1704"]).toBeLessThanOrEqual(17);
    await expect(resumeGatewayAccount(on.workspace.as.admin, { id: on.accountId })).rejects.toMatchObject({ code: "unprocessable" });
    on.simulator.control.putAccount({ username: on.username, credits: 1000 });
    expect(await resumeGatewayAccount(on.workspace.as.admin, { id: on.accountId })).toEqual({ campaigns: 1, remaining: 1000 });
    await until(
      () => counts(id),
      (c) => c.delivered === 250,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 250, phones: 250, maxPerPhone: 1 });
    await expectTalliesToMatch(id);
  });

  it("S12: a resume that comes before the worker has seen the pause strands nobody", async () => {
    const on = await stage(100);
    const id = await campaignOf(on, 250);
    // Postgres itself resumes within the pausing transaction: no look at the accounts can ever find this one paused.
    await sql.query(
      `CREATE FUNCTION resume_at_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         UPDATE gateway_account SET status = 'active', paused_reason = NULL, paused_at = NULL, epoch = epoch + 1 WHERE id = NEW.id AND status = 'paused';
         UPDATE campaign SET status = 'sending', paused_reason = NULL WHERE gateway_account_id = NEW.id AND status = 'paused';
         RETURN NULL;
       END $$`,
    );
    await sql.query(
      `CREATE CONSTRAINT TRIGGER resume_at_once AFTER UPDATE ON gateway_account DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW WHEN (NEW.status = 'paused') EXECUTE FUNCTION resume_at_once()`,
    );
    open.push(() => sql.query("DROP TRIGGER resume_at_once ON gateway_account"));
    startWorker(on);
    await until(async () => on.simulator.state.ledger.callsByCode["1704"] ?? 0, Boolean);
    on.simulator.control.putAccount({ username: on.username, credits: 1000 });
    await until(
      () => counts(id),
      (c) => c.delivered === 250,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 250, phones: 250, maxPerPhone: 1 });
  });

  it("S15, S18: three workers, restarted while sending, text each phone once and leave nobody out", async () => {
    const on = await stage();
    const id = await campaignOf(on, 2000);
    const workers = [startWorker(on), startWorker(on), startWorker(on)];
    await until(
      async () => on.simulator.state.ledger.acceptedTotal,
      (accepted) => accepted >= 500,
    );
    expect(await stopWorker(workers[0] as ChildProcess, "SIGTERM")).toBe(0);
    startWorker(on);
    await until(
      () => counts(id),
      (c) => c.delivered === 2000,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 2000, phones: 2000, maxPerPhone: 1 });
    const untracked = await sql.query("SELECT id FROM message WHERE campaign_id = $1 AND NOT tracked", [id]);
    expect(untracked).toEqual([]);
  });

  it("S22: a suppression that arrives after queueing is honoured at claim time", async () => {
    const on = await stage();
    const id = await campaignOf(on, 100);
    await sql.query(
      "INSERT INTO suppression (workspace_id, phone, reason, source) SELECT workspace_id, phone, 'stop', 'test' FROM message WHERE campaign_id = $1 ORDER BY id LIMIT 7",
      [id],
    );
    startWorker(on);
    expect(
      await until(
        () => counts(id),
        (c) => c.delivered === 93,
      ),
    ).toEqual({ delivered: 93, suppressed: 7 });
    expect(on.simulator.state.ledger.acceptedTotal).toBe(93);
  });

  it("an untracked campaign goes in batches, ends as sent and never as delivered; a dropped answer repeats the batch as it was", async () => {
    const on = await stage();
    on.simulator.script({ rules: [{ match: { page: "ISendSMSNoDR", every: 2 }, action: { dropAfter: true } }] });
    const id = await campaignOf(on, 730, { tracked: false });
    startWorker(on);
    await until(
      () => counts(id),
      (c) => c.sent === 730,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 730, phones: 730, maxPerPhone: 1 });
    expect(on.simulator.state.ledger.messages.every((line) => line.page === "ISendSMSNoDR")).toBe(true);
  });

  it("S13: 1702 stops this account at once, and other accounts go on", async () => {
    const wrong = await stage();
    wrong.simulator.control.putAccount({ username: wrong.username, password: "another" });
    const right = await stage();
    const stopped = await campaignOf(wrong, 200);
    const sent = await campaignOf(right, 200);
    startWorker(right);
    await until(
      () => counts(sent),
      (c) => c.delivered === 200,
    );
    await until(() => sql.first("SELECT 1 FROM campaign WHERE id = $1 AND paused_reason = 'credentials'", [stopped]), Boolean);
    expect(
      await until(
        () => counts(stopped),
        (c) => c.sending === undefined,
      ),
    ).toEqual({ queued: 200 });
    expect(wrong.simulator.state.ledger.callsByCode["1702"]).toBeLessThanOrEqual(17);
  });
});
