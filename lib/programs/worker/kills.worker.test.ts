import type { ChildProcess } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { expectInvariants } from "@/lib/testing/expect-invariants";
import { campaignOf, counts, openStage, startWorker, stopWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";
import { Worker } from "./worker";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

describe("a worker that is killed, stopped or replaced", () => {
  it("S4: killed after its claim and before the gateway took anything: each phone once, every MsgId known", async () => {
    const on = await openStage(open);
    on.simulator.script({ rules: [{ action: { hang: "before" } }] });
    const id = await campaignOf(on, 60);
    const killed = startWorker(on, database.url);
    await until(
      () => on.simulator.state.ledger.callsTotal,
      (calls) => calls === 16,
    );
    await stopWorker(killed, "SIGKILL");
    expect(await counts(id)).toEqual({ sending: 60 });
    on.simulator.script({ rules: [] });
    startWorker(on, database.url);
    await until(
      () => counts(id),
      (c) => c.delivered === 60,
    );
    const lost = await sql.query(
      "SELECT DISTINCT outcome, detail FROM message_attempt WHERE campaign_id = $1 AND number = 1",
      [id],
    );
    expect(lost).toEqual([{ outcome: "unknown", detail: "lost" }]);
    await expectInvariants(on);
  });

  it("S5: killed after the gateway accepted and before the answer was stored: each phone once, accepted with or without its MsgId", async () => {
    const on = await openStage(open);
    on.simulator.script({ rules: [{ action: { hang: "after" } }] });
    const id = await campaignOf(on, 60);
    const killed = startWorker(on, database.url);
    await until(
      () => on.simulator.state.ledger.acceptedTotal,
      (accepted) => accepted === 16,
    );
    expect(await on.simulator.settled(60_000)).toBe(true);
    await stopWorker(killed, "SIGKILL");
    on.simulator.script({ rules: [] });
    startWorker(on, database.url);
    await until(
      () => counts(id),
      (c) => c.delivered === 44 && c.sent === 16,
    );
    const states = await sql.query(
      `SELECT status::text, tracked, count(*)::int AS n
       FROM message
       WHERE campaign_id = $1
       GROUP BY 1, 2
       ORDER BY 1`,
      [id],
    );
    expect(states).toEqual([
      { status: "delivered", tracked: true, n: 44 },
      { status: "sent", tracked: false, n: 16 },
    ]);
    expect(
      await sql.first("SELECT count(*)::int AS n FROM delivery_report WHERE verdict = 'waiting'"),
    ).toEqual({ n: 16 });
    await expectInvariants(on);
  });

  it("S16: asleep past its lease while the gateway answers: another takes over, and each MsgId that came meanwhile is kept", async () => {
    const on = await openStage(open, { simulator: { latencyMs: 700 } });
    const times = { CALL_TIMEOUT_MS: "1000", LEASE_SECONDS: "3" };
    const id = await campaignOf(on, 40);
    const asleep = startWorker(on, database.url, times);
    await until(
      () => on.simulator.state.ledger.acceptedTotal,
      (accepted) => accepted >= 16,
    );
    asleep.kill("SIGSTOP");
    on.simulator.control.setSettings({ latencyMs: 0 });
    startWorker(on, database.url, times);
    await until(
      () => counts(id),
      (c) => (c.delivered ?? 0) + (c.sent ?? 0) === 40,
    );
    expect((await counts(id)).sent).toBeGreaterThan(0);
    asleep.kill("SIGCONT");
    await until(
      () => counts(id),
      (c) => c.delivered === 40,
    );
    expect(await sql.query("SELECT id FROM message WHERE campaign_id = $1 AND NOT tracked", [id])).toEqual(
      [],
    );
    await expectInvariants(on);
  });

  it("S16: a lease shorter than three calls is refused at the start", () => {
    expect(() => new Worker({ dataDir: "unused", callTimeoutMs: 40_000, leaseSeconds: 119 })).toThrow(
      /shorter than three calls/,
    );
  });

  it("S15, S18: three workers, each replaced while sending, text each phone once and leave nobody out", async () => {
    const on = await openStage(open);
    const id = await campaignOf(on, 2000);
    const workers = [1, 2, 3].map(() => startWorker(on, database.url));
    for (const [i, worker] of workers.entries()) {
      await until(
        () => on.simulator.state.ledger.acceptedTotal,
        (accepted) => accepted >= 300 + i * 400,
      );
      expect(await stopWorker(worker as ChildProcess, "SIGTERM")).toBe(0);
      startWorker(on, database.url);
    }
    await until(
      () => counts(id),
      (c) => c.delivered === 2000,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({
      accepted: 2000,
      phones: 2000,
      maxPerPhone: 1,
    });
    expect(await sql.query("SELECT id FROM message WHERE campaign_id = $1 AND NOT tracked", [id])).toEqual(
      [],
    );
    await expectInvariants(on);
  });

  it("S24: a message that throws each time waits for a person in the end, and all others are sent", async () => {
    const on = await openStage(open);
    const poison = await campaignOf(on, 1);
    await sql.query(`UPDATE campaign SET message = '{"kind":"binary","header":true}' WHERE id = $1`, [
      poison,
    ]);
    const others = await campaignOf(on, 100);
    const worker = startWorker(on, database.url);
    await until(
      () => counts(others),
      (c) => c.delivered === 100,
    );
    await until(
      () => counts(poison),
      (c) => c.unresolved === 1,
    );
    expect(await sql.first("SELECT failure_code FROM message WHERE campaign_id = $1", [poison])).toEqual({
      failure_code: "worker_lost",
    });
    expect(worker.exitCode).toBeNull();
    await expectInvariants(on);
  });

  it("S24: a message that ends the worker each time waits for a person in the end, and all others are sent", async () => {
    const on = await openStage(open);
    const id = await campaignOf(on, 200);
    const row = await sql.first<{ phone: string }>(
      "SELECT phone FROM message WHERE campaign_id = $1 ORDER BY id LIMIT 1",
      [id],
    );
    const poison = row?.phone as string;
    on.simulator.script({ rules: [{ match: { mobile: poison }, action: { hang: "before" } }] });
    for (let crash = 1; crash <= 5; crash += 1) {
      const worker = startWorker(on, database.url);
      await until(
        () => on.simulator.state.ledger.callsPerMobile.get(poison),
        (calls) => calls === crash,
      );
      await stopWorker(worker, "SIGKILL");
    }
    startWorker(on, database.url);
    await until(
      () => counts(id),
      (c) => c.unresolved === 1 && (c.delivered ?? 0) + (c.sent ?? 0) === 199,
    );
    expect(
      await sql.first("SELECT phone FROM message WHERE campaign_id = $1 AND status = 'unresolved'", [id]),
    ).toEqual({ phone: poison });
    await expectInvariants(on);
  });
});
