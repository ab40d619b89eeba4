import { afterEach, expect, it } from "vitest";
import { wallClock } from "@/lib/core/zoned-time";
import { sql } from "@/lib/platform/db/sql";
import { expectInvariants } from "@/lib/testing/expect-invariants";
import { campaignOf, openStage, startWorker, until } from "@/lib/testing/sending-stage";
import { testDatabase } from "@/lib/testing/test-database";

const database = testDatabase();
const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const HOUR = 3_600_000;
/** A time on the wall in India, so many hours from now: two and a half behind Malaysia. */
const inIndia = (hours: number) =>
  wallClock(new Date(Date.now() + hours * HOUR).toISOString(), "Asia/Kolkata")?.time as string;

it("S32: over the edge of the quiet hours each country gets its texts in its own hour, once, and the campaign ends by itself", async () => {
  const on = await openStage(open);
  const window = (from: number, to: number) =>
    sql.execute("UPDATE workspace SET settings = settings || $2::jsonb WHERE id = $1", [
      on.workspace.id,
      { quietHours: { from: inIndia(from), to: inIndia(to) } },
    ]);
  // Two and a half hours on in Malaysia, and half past five back in Britain.
  await window(-1, 4);
  const id = await campaignOf(on, 40);
  await sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT $1, $2, code || (20 + i) FROM unnest($3::text[]) AS code, generate_series(0, 39) AS i`,
    [id, on.workspace.id, ["9198123456", "4479111234"]],
  );
  await sql.execute("UPDATE campaign SET recipients = 120 WHERE id = $1", [id]);
  startWorker(on, database.url);
  const told = async () => {
    const rows = await sql.query<{ country: string; n: number }>(
      `SELECT left(phone, 2) AS country, count(*)::int AS n FROM message
       WHERE campaign_id = $1 AND status = 'delivered' GROUP BY 1`,
      [id],
    );
    return Object.fromEntries(rows.map(({ country, n }) => [country, n]));
  };
  const waits = () =>
    sql.first<{ rests: boolean; waits: { country: string; people: number }[] | null; status: string }>(
      `SELECT rest_until IS NOT NULL AS rests, waits, status::text AS status FROM campaign WHERE id = $1`,
      [id],
    );
  /** Until it rests with so many countries waiting: nothing more is sent then. */
  const rests = (countries: number) =>
    until(waits, (row) => row?.rests === true && row.waits?.length === countries);
  const clockPasses = () =>
    sql.execute("UPDATE campaign SET rest_until = now() - interval '1 second' WHERE id = $1", [id]);

  await rests(2);
  await until(told, (gone) => gone["44"] === 40);
  expect(await told()).toEqual({ 44: 40 });
  expect(await waits()).toMatchObject({
    status: "sending",
    waits: [
      { country: "MY", people: 40 },
      { country: "IN", people: 40 },
    ],
  });
  // The window ends in Malaysia first.
  await window(-3, 1);
  await clockPasses();
  await rests(1);
  await until(told, (gone) => gone["60"] === 40);
  expect(await told()).toEqual({ 44: 40, 60: 40 });
  expect((await waits())?.waits).toMatchObject([{ country: "IN", people: 40 }]);
  await window(-5, -1);
  await clockPasses();
  await until(waits, (row) => row?.status === "finished");
  await until(told, (gone) => gone["91"] === 40);
  expect(on.simulator.state.ledger.summary()).toMatchObject({ accepted: 120, phones: 120, maxPerPhone: 1 });
  await expectInvariants(on);
});
