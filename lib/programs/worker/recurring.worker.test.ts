import { afterEach, expect, it } from "vitest";
import { createDraft } from "@/lib/campaigns/create-draft";
import { sql } from "@/lib/platform/db/sql";
import { createRecurring } from "@/lib/recurring/save-recurring";
import { createTestList } from "@/lib/testing/create-test-audience";
import { expectInvariants } from "@/lib/testing/expect-invariants";
import { counts, openStage, startWorker, stopWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

it("S39: workers that are killed while a run is written and while it is sent: each person gets each occurrence once", async () => {
  const on = await openStage(open);
  const people = Array.from({ length: 60 }, (_, n) => ({
    phone: `60123456${String(n + 20).padStart(3, "0")}`,
  }));
  const list = await createTestList(on.workspace.id, people);
  const { id: campaignId } = await createDraft(on.workspace.as.marketer, {
    name: "Rent",
    message: { kind: "text", text: "RM0 Rent is due" },
    audience: { lists: [list], phones: [] },
  });
  const today = new Date().toISOString().slice(0, 10);
  const { id } = await createRecurring(on.workspace.as.marketer, {
    name: "Rent",
    recurrence: { on: "day", every: 1 },
    clock: "09:00",
    timeZone: "UTC",
    startsOn: today,
    endsOn: null,
    windowHours: 6,
    campaignId,
    requestKey: crypto.randomUUID(),
  });
  // As a clock that was set back, or a restored row, would bring the same day again.
  const due = () =>
    sql.execute(
      `UPDATE recurring_campaign
       SET next_occurrence = $2, next_at = now(), try_at = NULL, starts_on = '2099-01-01'
       WHERE id = $1`,
      [id, today],
    );
  await sql.execute(`CREATE FUNCTION held() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock(39); RETURN NULL; END $$`);
  await sql.execute(
    "CREATE TRIGGER held AFTER INSERT ON recurring_person FOR EACH STATEMENT EXECUTE FUNCTION held()",
  );
  const holder = await sql.pool().connect();
  open.push(() => holder.release(true));
  await holder.query("SELECT pg_advisory_lock(39)");
  await due();
  const first = startWorker(on, database.url);
  // All of the run is written, and nothing of it is committed.
  await until(
    () => sql.first("SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 39 AND NOT granted"),
    (waiting) => waiting !== null,
  );
  await stopWorker(first, "SIGKILL");
  await holder.query("SELECT pg_advisory_unlock(39)");
  await sql.execute("DROP TRIGGER held ON recurring_person");
  on.simulator.script({ rules: [{ action: { hang: "after" } }] });
  const second = startWorker(on, database.url);
  await until(
    () => on.simulator.state.ledger.acceptedTotal,
    (accepted) => accepted === 16,
  );
  await stopWorker(second, "SIGKILL");
  on.simulator.script({ rules: [] });
  await due();
  startWorker(on, database.url);
  startWorker(on, database.url);
  await until(
    () => on.simulator.state.ledger.summary(),
    ({ phones }) => phones === 60,
  );
  await until(
    () => sql.first<{ next: Date }>("SELECT next_at AS next FROM recurring_campaign WHERE id = $1", [id]),
    (row) => (row?.next.getUTCFullYear() ?? 0) >= 2099,
  );
  const run = await sql.first<{ id: string }>("SELECT id FROM campaign WHERE occasion IS NOT NULL");
  // Of those whose answer was lost no report can be known.
  await until(
    () => counts(run?.id as string),
    (count) => count.delivered === 44 && count.sent === 16,
  );
  expect(await sql.query("SELECT outcome FROM recurring_run WHERE recurring_id = $1", [id])).toEqual([
    { outcome: "launched" },
  ]);
  expect(on.simulator.state.ledger.summary()).toMatchObject({ phones: 60, maxPerPhone: 1 });
  await expectInvariants(on);
});
