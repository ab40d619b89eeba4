import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { replaySpool } from "@/lib/callbacks/receive-callback";
import { migrate } from "@/lib/platform/db/migrate";
import { closeDatabase, configureDatabase, sql } from "@/lib/platform/db/sql";
import { removeHome } from "@/lib/platform/postgres/home-folder";
import { type EmbeddedPostgres, startEmbedded } from "@/lib/platform/postgres/start-embedded";
import { expectInvariants } from "@/lib/testing/expect-invariants";
import { type PostgresProxy, startPostgresProxy } from "@/lib/testing/postgres-proxy";
import { campaignOf, counts, openStage, startWorker, until } from "@/lib/testing/sending-stage";
import { temporaryDataDir } from "@/lib/testing/test-server";

// A server of this file's own, for it is stopped and started; everybody reaches it through a proxy
// that keeps its port.
const folder = temporaryDataDir();
const open: (() => Promise<unknown> | unknown)[] = [];
let postgres: EmbeddedPostgres;
let proxy: PostgresProxy;
let dataDir: string | undefined;

beforeAll(async () => {
  postgres = await startEmbedded(folder);
  proxy = await startPostgresProxy(postgres.url);
  await migrate(postgres.url);
  configureDatabase(proxy.url);
  dataDir = process.env.DATA_DIR;
  process.env.DATA_DIR = folder;
});

afterEach(async () => {
  proxy.cutAfterCommit(0);
  for (const close of open.splice(0).reverse()) await close();
});

afterAll(async () => {
  if (dataDir === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = dataDir;
  await closeDatabase();
  await proxy.close();
  await postgres.stop();
  removeHome(folder);
});

/** The status of a report that says: on the phone. */
const DELIVERED = 6;

describe("a database that goes away", () => {
  it("S19, D6: Postgres stopped after 50 replies and started again: every MsgId is there, every report counts, nobody is texted twice", async () => {
    const on = await openStage(open, { simulator: { latencyMs: 30, delayMs: [0, 3000] } });
    const id = await campaignOf(on, 400);
    const worker = startWorker(on, proxy.url);
    await until(
      () => on.simulator.state.ledger.acceptedTotal,
      (accepted) => accepted >= 50,
    );
    await postgres.stop();
    // A report that comes while there is no database is answered from the spool. The simulator's
    // own may all have come before Postgres had stopped, so this one is asked for.
    const [accepted] = on.simulator.state.ledger.messages;
    expect(await on.simulator.control.report({ msgId: String(accepted?.msgId), status: DELIVERED })).toEqual({
      answered: true,
    });
    expect(on.simulator.state.ledger.acceptedTotal).toBeLessThan(400);
    postgres = await startEmbedded(folder);
    proxy.retarget(postgres.url);
    await until(
      async () => {
        await replaySpool().catch(() => 0);
        return counts(id).catch(() => ({}) as Record<string, number>);
      },
      (c) => c.delivered === 400,
    );
    expect(await sql.query("SELECT id FROM message WHERE campaign_id = $1 AND NOT tracked", [id])).toEqual(
      [],
    );
    expect(
      await sql.first("SELECT count(*)::int AS n FROM gateway_message_id WHERE campaign_id = $1", [id]),
    ).toEqual({ n: 400 });
    expect(worker.exitCode).toBeNull();
    await expectInvariants(on);
  });

  it("S20: links that break right after a commit, again and again: nothing is done twice and nothing is lost", async () => {
    const on = await openStage(open);
    const id = await campaignOf(on, 400);
    // What a lost claim holds comes back when its lease ends: a short one, for this is done many
    // times over.
    startWorker(on, proxy.url, { CALL_TIMEOUT_MS: "3000", LEASE_SECONDS: "9" });
    await until(
      () => on.output.join(""),
      (text) => text.includes("The worker runs."),
    );
    proxy.cutAfterCommit(0.5);
    await until(
      () => proxy.cuts(),
      (cuts) => cuts >= 200,
    );
    proxy.cutAfterCommit(0);
    await until(
      () => counts(id),
      (c) => (c.delivered ?? 0) + (c.sent ?? 0) === 400,
    );
    // Reports that were cut off on their way are in the spool, which the web program replays; those
    // only stored are applied by the sweep.
    await until(
      async () => {
        await replaySpool();
        return sql.query(
          `SELECT r.id
           FROM delivery_report r JOIN gateway_message_id g USING (gateway_account_id, gateway_message_id)
           WHERE r.verdict = 'waiting'`,
        );
      },
      (waiting) => waiting.length === 0,
    );
    expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 400, phones: 400, maxPerPhone: 1 });
    await expectInvariants(on);
  });
});
