import { afterEach, expect, it } from "vitest";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { sql } from "@/lib/platform/db/sql";
import { campaignOf, openStage, startWorker, stopWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/**
 * By the last two digits of the simulator: not reached in time, out of coverage and then not
 * reached, not in service, rejected, failed, never told, unknown, delivered.
 */
const ENDINGS = ["02", "16", "06", "04", "01", "08", "03", "30", "31", "32"];
const PEOPLE = 400;
const TIMES = 2;
const LEASE = { LEASE_SECONDS: "3", CALL_TIMEOUT_MS: "1000" };

it("S58: answers are lost and workers are killed: who could not be reached gets one text for each time, and nobody else gets a second", async () => {
  const on = await openStage(open, { credits: 100_000 });
  on.simulator.script({
    rules: [{ match: { page: "ISendSMS", probability: 0.1 }, action: { dropAfter: true } }],
  });
  const id = await campaignOf(on, 0);
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, '6012' || lpad((i / $4::int)::text, 5, '0') || ($3::text[])[1 + i % $4::int]
     FROM generate_series(0, ${PEOPLE - 1}) i`,
    [id, on.workspace.id, ENDINGS, ENDINGS.length],
  );
  await sql.execute("UPDATE campaign SET recipients = $2::int, retry_open = true, retry = $3 WHERE id = $1", [
    id,
    PEOPLE,
    { afterHours: 6, times: TIMES },
  ]);
  const { ledger } = on.simulator.control.state;
  const kill = async (after: number) => {
    const killed = startWorker(on, database.url, LEASE);
    await until(
      () => ledger.acceptedTotal,
      (accepted) => accepted >= after,
    );
    await stopWorker(killed, "SIGKILL");
  };
  await kill(60);
  await kill(200);
  const all = async () =>
    sql.query<{ id: string }>(
      "SELECT id FROM campaign WHERE id = $1 OR retry_of = $1 ORDER BY coalesce(retry_number, 0)",
      [id],
    );
  for (let time = 0; time <= TIMES; time += 1) {
    const worker = startWorker(on, database.url, LEASE);
    await until(
      () =>
        sql.first<{ n: number; campaigns: number }>(
          `SELECT coalesce(sum(t.queued + t.sending), 0)::int AS n, count(DISTINCT c.id)::int AS campaigns
           FROM campaign c JOIN campaign_tally t ON t.campaign_id = c.id
           WHERE c.id = $1 OR c.retry_of = $1`,
          [id],
        ),
      (row) => row?.n === 0 && row.campaigns === time + 1,
    );
    expect(await on.simulator.settled(60_000)).toBe(true);
    await drainCallbacks();
    await stopWorker(worker, "SIGKILL");
    // The hours are over since the network gave up, and all that it will ever tell is told.
    for (const each of await all())
      await sql.execute(
        `UPDATE message SET sent_at = sent_at - interval '73 hours',
           final_at = final_at - interval '73 hours',
           first_attempt_at = first_attempt_at - interval '73 hours'
         WHERE campaign_id = $1`,
        [each.id],
      );
    if (time < TIMES) await kill(ledger.acceptedTotal + 20);
  }
  startWorker(on, database.url, LEASE);
  await until(
    () => sql.first<{ status: string }>("SELECT status::text FROM campaign WHERE id = $1", [id]),
    (row) => row?.status === "finished",
  );
  const campaigns = await all();
  expect(campaigns).toHaveLength(1 + TIMES);
  const texts = new Map<string, number>();
  for (const [phone, taken] of ledger.perMobile) texts.set(phone, taken);
  for (const ending of ENDINGS) {
    const people = [...texts].filter(([phone]) => phone.endsWith(ending));
    expect(people).toHaveLength(PEOPLE / ENDINGS.length);
    const most = Math.max(...people.map(([, taken]) => taken));
    expect([ending, most]).toEqual([ending, ending === "02" || ending === "16" ? 1 + TIMES : 1]);
  }
  // Nobody of them was left out either.
  const missed = [...texts].filter(([phone]) => phone.endsWith("02") || phone.endsWith("16"));
  const untold = await sql.query<{ phone: string }>(
    `SELECT m.phone FROM campaign c JOIN message m ON m.campaign_id = c.id
     WHERE (c.id = $1 OR c.retry_of = $1) AND m.status IN ('unknown', 'unresolved', 'sent')`,
    [id],
  );
  const unknown = new Set(untold.map(({ phone }) => phone));
  expect(missed.filter(([phone, taken]) => taken !== 1 + TIMES && !unknown.has(phone))).toEqual([]);
}, 300_000);
