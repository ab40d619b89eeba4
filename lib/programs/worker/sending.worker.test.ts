import { afterEach, describe, expect, it } from "vitest";
import { resumeGatewayAccount } from "@/lib/gateway-accounts/resume-gateway-account";
import { sql } from "@/lib/platform/db/sql";
import { expectInvariants } from "@/lib/testing/expect-invariants";
import {
  campaignOf,
  counts,
  openStage,
  type Stage,
  startWorker,
  stopWorker,
  until,
} from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];
const stage = (credits?: number) => openStage(open, credits === undefined ? {} : { credits });
const worker = (on: Stage) => startWorker(on, database.url);

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

describe("the sending worker", () => {
  it("sends each message once and applies each report; the campaign finishes", async () => {
    const on = await stage();
    const id = await campaignOf(on, 500);
    const program = worker(on);
    await until(
      () => counts(id),
      (c) => c.delivered === 500,
    );
    await until(
      () => sql.first("SELECT 1 FROM campaign WHERE id = $1 AND status = 'finished'", [id]),
      Boolean,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 500, phones: 500, maxPerPhone: 1 });
    await expectInvariants(on);
    expect(await stopWorker(program, "SIGTERM")).toBe(0);
    expect(await sql.query("SELECT id FROM claim")).toEqual([]);
  });

  it("S5, S6, D1: answers dropped after acceptance, early reports and three SIGKILLs: each phone exactly once, each report applied or parked", async () => {
    const on = await stage();
    on.simulator.script({
      rules: [{ match: { probability: 0.1 }, action: { dropAfter: true } }],
      reports: { beforeAnswer: 0.2 },
    });
    const id = await campaignOf(on, 2000);
    for (const killAt of [300, 900, 1500]) {
      const program = worker(on);
      await until(
        async () => on.simulator.state.ledger.acceptedTotal,
        (accepted) => accepted >= killAt,
      );
      await stopWorker(program, "SIGKILL");
      expect(on.simulator.state.ledger.acceptedTotal).toBeLessThan(2000);
    }
    worker(on);
    await until(
      () => counts(id),
      (c) => (c.delivered ?? 0) + (c.sent ?? 0) === 2000,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({
      accepted: 2000,
      phones: 2000,
      maxPerPhone: 1,
    });
    expect(await on.simulator.settled(60_000)).toBe(true);
    const stored = await sql.first<{ n: number }>(
      "SELECT count(*)::int AS n FROM delivery_report WHERE gateway_account_id = $1",
      [on.accountId],
    );
    expect(stored?.n).toBe(2000);
    expect(
      on.simulator.state.ledger.calls.filter((call) => call.scripted?.startsWith("dropAfter")).length,
    ).toBeGreaterThan(150);
    const early = await sql.first<{ n: number }>(
      `SELECT count(*)::int AS n
       FROM delivery_report r JOIN message_attempt a ON a.gateway_message_id = r.gateway_message_id
       WHERE r.gateway_account_id = $1 AND a.outcome = 'accepted' AND r.received_at < a.finished_at`,
      [on.accountId],
    );
    expect(early?.n).toBeGreaterThan(200);
    const untracked = await sql.first<{ n: number }>(
      "SELECT count(*)::int AS n FROM message WHERE campaign_id = $1 AND NOT tracked",
      [id],
    );
    const verdicts = () =>
      sql.query<{ verdict: string; n: number }>(
        "SELECT verdict, count(*)::int AS n FROM delivery_report WHERE gateway_account_id = $1 GROUP BY 1",
        [on.accountId],
      );
    const settled = await until(
      verdicts,
      (rows) => (rows.find((row) => row.verdict === "applied")?.n ?? 0) === 2000 - (untracked?.n ?? 0),
    );
    expect(Object.fromEntries(settled.map((row) => [row.verdict, row.n]))).toEqual({
      applied: 2000 - (untracked?.n ?? 0),
      ...(untracked?.n ? { waiting: untracked.n } : {}),
    });
    await expectInvariants(on);
  });

  it("S12: 1704 midway pauses at once, marks nothing failed, and goes on at the exact recipient after a top-up", async () => {
    const on = await stage(100);
    const id = await campaignOf(on, 250);
    worker(on);
    await until(
      () =>
        sql.first(
          "SELECT 1 FROM campaign WHERE id = $1 AND status = 'paused' AND paused_reason = 'credits'",
          [id],
        ),
      Boolean,
    );
    const paused = await until(
      () => counts(id),
      (c) => c.sending === undefined && (c.delivered ?? 0) === 100,
    );
    expect(paused).toEqual({ delivered: 100, queued: 150 });
    expect(on.simulator.state.ledger.callsByCode["1704"]).toBeLessThanOrEqual(17);
    await expect(resumeGatewayAccount(on.workspace.as.admin, { id: on.accountId })).rejects.toMatchObject({
      code: "unprocessable",
    });
    on.simulator.control.putAccount({ username: on.username, credits: 1000 });
    expect(await resumeGatewayAccount(on.workspace.as.admin, { id: on.accountId })).toEqual({
      campaigns: 1,
      remaining: 1000,
    });
    await until(
      () => counts(id),
      (c) => c.delivered === 250,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 250, phones: 250, maxPerPhone: 1 });
    await expectInvariants(on);
  });

  it("S12: a resume that comes before the worker has seen the pause strands nobody", async () => {
    const on = await stage(100);
    const id = await campaignOf(on, 250);
    // Postgres itself resumes within the pausing transaction: no look at the accounts can ever find
    // this one paused.
    await sql.query(
      `CREATE FUNCTION resume_at_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         UPDATE gateway_account
         SET status = 'active', paused_reason = NULL, paused_at = NULL, epoch = epoch + 1
         WHERE id = NEW.id AND status = 'paused';
         UPDATE campaign
         SET status = 'sending', paused_reason = NULL
         WHERE gateway_account_id = NEW.id AND status = 'paused';
         RETURN NULL;
       END $$`,
    );
    await sql.query(
      `CREATE CONSTRAINT TRIGGER resume_at_once AFTER UPDATE ON gateway_account DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW WHEN (NEW.status = 'paused') EXECUTE FUNCTION resume_at_once()`,
    );
    open.push(() => sql.query("DROP TRIGGER resume_at_once ON gateway_account"));
    worker(on);
    await until(async () => on.simulator.state.ledger.callsByCode["1704"] ?? 0, Boolean);
    on.simulator.control.putAccount({ username: on.username, credits: 1000 });
    await until(
      () => counts(id),
      (c) => c.delivered === 250,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 250, phones: 250, maxPerPhone: 1 });
    await expectInvariants(on);
  });

  it("S12: credit that ends between the parts of one message pauses the account, and after a top-up only the missing part is sent", async () => {
    const on = await stage(2);
    const id = await campaignOf(on, 1);
    const hex = `06050423F40000${"41".repeat(300)}`;
    const message = { kind: "binary", hex, header: true, concatenate: true };
    await sql.execute("UPDATE campaign SET message = $2 WHERE id = $1", [id, JSON.stringify(message)]);
    worker(on);
    await until(
      () =>
        sql.first(
          "SELECT 1 FROM campaign WHERE id = $1 AND status = 'paused' AND paused_reason = 'credits'",
          [id],
        ),
      Boolean,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 2 });
    on.simulator.control.putAccount({ username: on.username, credits: 1000 });
    await resumeGatewayAccount(on.workspace.as.admin, { id: on.accountId });
    await until(
      () => counts(id),
      (c) => c.sent === 1,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 3 });
    expect(on.simulator.state.ledger.callsByCode["1718"]).toBe(2);
  });

  it("S22: a suppression that arrives after queueing is honoured at claim time", async () => {
    const on = await stage();
    const id = await campaignOf(on, 100);
    await sql.query(
      `INSERT INTO suppression (workspace_id, phone, reason, source)
       SELECT workspace_id, phone, 'stop', 'test'
       FROM message
       WHERE campaign_id = $1
       ORDER BY id
       LIMIT 7`,
      [id],
    );
    worker(on);
    expect(
      await until(
        () => counts(id),
        (c) => c.delivered === 93,
      ),
    ).toEqual({ delivered: 93, suppressed: 7 });
    expect(on.simulator.state.ledger.acceptedTotal).toBe(93);
    await expectInvariants(on);
  });

  it("an untracked campaign goes in batches, ends as sent and never as delivered; a dropped answer repeats the batch as it was", async () => {
    const on = await stage();
    on.simulator.script({
      rules: [{ match: { page: "ISendSMSNoDR", every: 2 }, action: { dropAfter: true } }],
    });
    const id = await campaignOf(on, 730, { tracked: false });
    worker(on);
    await until(
      () => counts(id),
      (c) => c.sent === 730,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 730, phones: 730, maxPerPhone: 1 });
    expect(on.simulator.state.ledger.messages.every((line) => line.page === "ISendSMSNoDR")).toBe(true);
    await expectInvariants(on);
  });

  it("S13: 1702 stops this account at once, and other accounts go on", async () => {
    const wrong = await stage();
    wrong.simulator.control.putAccount({ username: wrong.username, password: "another" });
    const right = await stage();
    const stopped = await campaignOf(wrong, 200);
    const sent = await campaignOf(right, 200);
    worker(right);
    await until(
      () => counts(sent),
      (c) => c.delivered === 200,
    );
    await until(
      () => sql.first("SELECT 1 FROM campaign WHERE id = $1 AND paused_reason = 'credentials'", [stopped]),
      Boolean,
    );
    expect(
      await until(
        () => counts(stopped),
        (c) => c.sending === undefined,
      ),
    ).toEqual({ queued: 200 });
    expect(wrong.simulator.state.ledger.callsByCode["1702"]).toBeLessThanOrEqual(17);
    for (const on of [wrong, right]) await expectInvariants(on);
  });
});
