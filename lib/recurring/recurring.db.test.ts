import { beforeAll, expect, it } from "vitest";
import { createDraft } from "@/lib/campaigns/create-draft";
import { sql } from "@/lib/platform/db/sql";
import { countNext } from "@/lib/recurring/count-next";
import type { CreateRecurringInput } from "@/lib/recurring/recurring.input";
import { listRuns, requireRecurring } from "@/lib/recurring/recurring.queries";
import { runDueRecurring } from "@/lib/recurring/run-due-recurring";
import { changeRecurring, createRecurring } from "@/lib/recurring/save-recurring";
import {
  endRecurring,
  keepNext,
  pauseRecurring,
  resumeRecurring,
  skipNext,
} from "@/lib/recurring/steer-recurring";
import type { Recurrence } from "@/lib/repeats/recurrence.input";
import { createSegment } from "@/lib/segments/create-segment";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let next = 0;
const phone = () => `6581${String(++next).padStart(6, "0")}`;
beforeAll(async () => {
  shop = await createTestWorkspace();
  await createTestAccount(shop.id);
});

const SCHEDULE = { clock: "09:00", timeZone: "UTC", endsOn: null, windowHours: 6 };
const today = () => new Date().toISOString().slice(0, 10);

interface Aim {
  lists?: string[];
  segments?: string[];
  phones?: string[];
}
async function draftOf(
  { lists = [], segments = [], phones = [] }: Aim,
  text = "Rent is due",
): Promise<string> {
  const { id } = await createDraft(shop.as.marketer, {
    name: "Rent",
    message: { kind: "text", text },
    audience: { lists, phones, segments },
  });
  return id;
}
async function make(
  aim: Aim,
  recurrence: Recurrence = { on: "day", every: 1 },
  rest: Partial<CreateRecurringInput> = {},
) {
  const { id } = await createRecurring(shop.as.marketer, {
    ...SCHEDULE,
    name: "Rent",
    recurrence,
    startsOn: today(),
    campaignId: await draftOf(aim),
    requestKey: crypto.randomUUID(),
    ...rest,
  });
  return id;
}
const people = (count: number) => Array.from({ length: count }, () => ({ phone: phone() }));
/** Its next time is so many minutes ago. */
const due = (id: string, day: string, minutes = 1) =>
  sql.execute(
    `UPDATE recurring_campaign
     SET next_occurrence = $2, next_at = now() - make_interval(mins => $3), try_at = NULL WHERE id = $1`,
    [id, day, minutes],
  );
const runsOf = async (id: string) =>
  (await listRuns(shop.as.marketer, id)).map(({ occurrence, outcome, campaign }) => [
    occurrence,
    outcome,
    campaign?.recipients ?? null,
  ]);
/** How often each person got a text of it. */
const texts = async (id: string) =>
  (
    await sql.query<{ phone: string }>(
      `SELECT m.phone FROM message m JOIN recurring_run r ON r.campaign_id = m.campaign_id
       WHERE r.recurring_id = $1 ORDER BY m.phone`,
      [id],
    )
  ).map((row) => row.phone);

it("S39: a time that comes is one campaign with everybody once, whichever workers look at it", async () => {
  const some = people(5);
  const id = await make({ lists: [await createTestList(shop.id, some)] });
  await due(id, "2026-01-05");
  expect(await countNext(shop.as.marketer, { recurringId: id })).toEqual({ recipients: 5, credits: 5 });
  const done = await Promise.all([runDueRecurring(), runDueRecurring(), runDueRecurring()]);
  expect(done.toSorted()).toEqual([0, 0, 1]);
  expect(await runsOf(id)).toEqual([["2026-01-05", "launched", 5]]);
  const run = await sql.first<{ campaign_id: string }>(
    "SELECT campaign_id FROM recurring_run WHERE recurring_id = $1",
    [id],
  );
  expect(
    await sql.first("SELECT status::text, name, launched_by_name FROM campaign WHERE id = $1", [
      run?.campaign_id,
    ]),
  ).toEqual({ status: "scheduled", name: "Rent · 2026-01-05", launched_by_name: "Canang" });
  // Its next time is one that is still to come.
  const view = await requireRecurring(shop.as.marketer, id);
  expect(Date.parse(view.nextAt as string)).toBeGreaterThan(Date.now() - 366 * 86_400_000);
  // A clock that is set back: the same time never comes twice.
  await due(id, "2026-01-05");
  await runDueRecurring();
  expect(await texts(id)).toEqual(some.map((each) => each.phone));
  await endRecurring(shop.as.marketer, { recurringId: id });
});

it("S39: ended midway nothing of a run is there, and the next worker does all of it", async () => {
  const id = await make({ lists: [await createTestList(shop.id, people(3))] });
  await due(id, "2026-01-06");
  await sql.execute(`CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'killed'; END $$`);
  await sql.execute(
    "CREATE TRIGGER fall AFTER INSERT ON recurring_person FOR EACH STATEMENT EXECUTE FUNCTION fall()",
  );
  await expect(runDueRecurring()).rejects.toThrow("killed");
  await sql.execute("DROP TRIGGER fall ON recurring_person");
  await due(id, "2026-01-06");
  expect(await runsOf(id)).toEqual([]);
  expect(await texts(id)).toEqual([]);
  expect(await runDueRecurring()).toBe(1);
  expect(await runsOf(id)).toEqual([["2026-01-06", "launched", 3]]);
  await endRecurring(shop.as.marketer, { recurringId: id });
});

it("S40: late by more than its window, paused, left out by a person, nobody's: skipped, and said which", async () => {
  const list = await createTestList(shop.id, people(2));
  const id = await make({ lists: [list] });
  const recurringId = id;
  await due(id, "2026-02-01", 6 * 60 + 1);
  const outcome = async (day: string) => (await runsOf(id)).find(([name]) => name === day)?.[1];
  await sql.execute("UPDATE recurring_campaign SET starts_on = '2099-01-01' WHERE id = $1", [id]);
  await runDueRecurring();
  expect(await outcome("2026-02-01")).toBe("late");
  await due(id, "2026-02-02", 5 * 60);
  await runDueRecurring();
  expect(await outcome("2026-02-02")).toBe("launched");
  await pauseRecurring(shop.as.marketer, { recurringId });
  await due(id, "2026-02-03");
  await runDueRecurring();
  expect(await outcome("2026-02-03")).toBe("paused");
  await resumeRecurring(shop.as.marketer, { recurringId });
  await skipNext(shop.as.marketer, { recurringId });
  await due(id, "2026-02-04");
  await runDueRecurring();
  expect(await outcome("2026-02-04")).toBe("asked");
  await skipNext(shop.as.marketer, { recurringId });
  await keepNext(shop.as.marketer, { recurringId });
  await due(id, "2026-02-05");
  await runDueRecurring();
  expect(await outcome("2026-02-05")).toBe("launched");
  await sql.execute(
    `INSERT INTO suppression (workspace_id, phone, reason, source)
     SELECT c.workspace_id, c.phone, 'asked', 'person'
     FROM contact c JOIN list_member m ON m.contact_id = c.id
     WHERE m.list_id = $1`,
    [list],
  );
  await due(id, "2026-02-06");
  await runDueRecurring();
  expect(await outcome("2026-02-06")).toBe("nobody");
  expect((await texts(id)).length).toBe(4);
  await endRecurring(shop.as.marketer, { recurringId });
});

it("S40: what stands in its way is told and tried again until its window is over; mended it goes out", async () => {
  const list = await createTestList(shop.id, people(2));
  const id = await make({ lists: [list] });
  await sql.execute("UPDATE recurring_campaign SET starts_on = '2099-01-01' WHERE id = $1", [id]);
  const archived = (at: string) => sql.execute(`UPDATE list SET archived_at = ${at} WHERE id = $1`, [list]);
  await archived("now()");
  await due(id, "2026-03-01");
  await runDueRecurring();
  expect(await runsOf(id)).toEqual([]);
  expect((await requireRecurring(shop.as.marketer, id)).problem).not.toBeNull();
  await archived("NULL");
  // Not before a minute has passed.
  expect(await runDueRecurring()).toBe(0);
  await due(id, "2026-03-01", 30);
  await runDueRecurring();
  expect(await runsOf(id)).toEqual([["2026-03-01", "launched", 2]]);
  expect((await requireRecurring(shop.as.marketer, id)).problem).toBeNull();
  await archived("now()");
  await due(id, "2026-03-02");
  await runDueRecurring();
  await due(id, "2026-03-02", 6 * 60 + 1);
  await runDueRecurring();
  const runs = await listRuns(shop.as.marketer, id);
  const last = runs.find(({ occurrence }) => occurrence === "2026-03-02");
  expect(last?.outcome).toBe("refused");
  expect(last?.problem).toMatchObject({ key: expect.stringContaining("list") });
  await endRecurring(shop.as.marketer, { recurringId: id });
});

it("S41: a birthday is congratulated once a year, also when it is corrected, and on the 28th without a 29th", async () => {
  const [leap, first, other] = [phone(), phone(), phone()];
  const list = await createTestList(shop.id, [
    { phone: leap, fields: { birthday: "29/2/1992" } },
    { phone: first, fields: { birthday: "1990-02-28" } },
    { phone: other, fields: { birthday: "no date" } },
  ]);
  const id = await make({ lists: [list] }, { on: "date", field: "birthday", days: 0, yearly: true });
  await sql.execute("UPDATE recurring_campaign SET starts_on = '2099-01-01' WHERE id = $1", [id]);
  await due(id, "2027-02-28");
  expect(await countNext(shop.as.marketer, { recurringId: id })).toEqual({ recipients: 2, credits: 2 });
  await runDueRecurring();
  expect(await texts(id)).toEqual([leap, first]);
  await sql.execute(
    `UPDATE contact SET fields = '{"birthday":"1990-03-01"}' WHERE workspace_id = $1 AND phone = ANY ($2)`,
    [shop.id, [first, other]],
  );
  await due(id, "2027-03-01");
  await runDueRecurring();
  expect(await texts(id)).toEqual([leap, first, other]);
  const [run] = await sql.query<{ removed: unknown }>(
    `SELECT c.removed FROM campaign c JOIN recurring_run r ON r.campaign_id = c.id
     WHERE r.recurring_id = $1 AND r.occurrence = '2027-03-01'`,
    [id],
  );
  expect(run?.removed).toEqual({ duplicates: 0, suppressed: 0, invalid: 0 });
  // The next year it is everybody's again.
  await due(id, "2028-03-01");
  await runDueRecurring();
  expect(await texts(id)).toEqual([leap, first, first, other, other]);
  await endRecurring(shop.as.marketer, { recurringId: id });
});

it("S41: days before a date, of a segment, without a year", async () => {
  const [soon, later] = [phone(), phone()];
  await createTestList(shop.id, [
    { phone: soon, fields: { due: "2027-01-02", flat: "yes" } },
    { phone: later, fields: { due: "2028-01-02", flat: "yes" } },
  ]);
  const segment = await createSegment(shop.as.marketer, {
    name: "Flats",
    match: "all",
    conditions: [{ field: "fields.flat", is: "is", value: "yes" }],
  });
  const id = await make({ segments: [segment.id] }, { on: "date", field: "due", days: -3, yearly: false });
  await sql.execute("UPDATE recurring_campaign SET starts_on = '2099-01-01' WHERE id = $1", [id]);
  await due(id, "2026-12-30");
  await runDueRecurring();
  expect(await texts(id)).toEqual([soon]);
  await endRecurring(shop.as.marketer, { recurringId: id });
});

it("S41: who joins a list is greeted once, who was there before is not, nor who joined too long ago", async () => {
  const list = await createTestList(shop.id, people(2));
  await sql.execute("UPDATE list_member SET added_at = now() - interval '2 days' WHERE list_id = $1", [list]);
  const id = await make({ lists: [list] }, { on: "join", list });
  const join = async (ago: string) => {
    const row = await sql.first<{ id: string; phone: string }>(
      "INSERT INTO contact (workspace_id, phone) VALUES ($1, $2) RETURNING id::text, phone",
      [shop.id, phone()],
    );
    await sql.execute(
      `INSERT INTO list_member (list_id, contact_id, workspace_id, added_at)
       VALUES ($1, $2, $3, now() - $4::interval)`,
      [list, row?.id, shop.id, ago],
    );
    return row as { id: string; phone: string };
  };
  await sql.execute("UPDATE recurring_campaign SET since = now() - interval '30 minutes' WHERE id = $1", [
    id,
  ]);
  await due(id, "2026-12-01T10:15Z");
  await runDueRecurring();
  // Nobody has joined: it is not even noted.
  expect(await runsOf(id)).toEqual([]);
  const greeted = await join("5 minutes");
  expect(await countNext(shop.as.marketer, { recurringId: id })).toEqual({ recipients: 1, credits: 1 });
  await due(id, "2026-12-01T10:30Z");
  await runDueRecurring();
  expect(await texts(id)).toEqual([greeted.phone]);
  // Out and in again.
  await sql.execute("UPDATE list_member SET added_at = now() WHERE contact_id = $1", [greeted.id]);
  await sql.execute("UPDATE recurring_campaign SET since = now() - interval '30 hours' WHERE id = $1", [id]);
  await join("7 hours");
  const second = await join("1 hour");
  await due(id, "2026-12-01T10:45Z");
  await runDueRecurring();
  expect(await texts(id)).toEqual([greeted.phone, second.phone]);
  await endRecurring(shop.as.marketer, { recurringId: id });
});

it("S42: a run has everything that was chosen for the campaign it was copied from", async () => {
  const list = await createTestList(shop.id, people(1));
  const draft = await draftOf({ lists: [list] }, "Chosen");
  const chosen = "sender, max_per_second, valid_hours, quiet_hours, quiet_hours_reason, slow_start, tracked";
  await sql.execute(
    `UPDATE campaign SET sender = 'RENT', max_per_second = 7, valid_hours = 5, quiet_hours = 'ignore',
       quiet_hours_reason = 'a receipt', slow_start = true, tracked = false WHERE id = $1`,
    [draft],
  );
  const id = await make({}, { on: "day", every: 1 }, { campaignId: draft });
  await due(id, today());
  await runDueRecurring();
  const kept = await sql.first(`SELECT ${chosen} FROM campaign WHERE id = $1`, [draft]);
  const run = await sql.first(
    `SELECT ${chosen} FROM campaign
     WHERE id = (SELECT campaign_id FROM recurring_run WHERE recurring_id = $1 AND outcome = 'launched')`,
    [id],
  );
  expect(run).toEqual(kept);
});

it("S42: a change holds from the next run on; what a draft says later does not", async () => {
  const list = await createTestList(shop.id, people(1));
  const draft = await draftOf({ lists: [list] }, "Old");
  const id = await make({}, { on: "day", every: 1 }, { campaignId: draft });
  await sql.execute('UPDATE campaign SET message = \'{"kind":"text","text":"Half"}\' WHERE id = $1', [draft]);
  const said = async () => (await requireRecurring(shop.as.marketer, id)).message;
  expect(await said()).toMatchObject({ text: "Old" });
  const input = {
    ...SCHEDULE,
    name: "Rent",
    recurringId: id,
    startsOn: "2026-01-01",
    recurrence: { on: "day", every: 1 } as const,
  };
  await due(id, today());
  await runDueRecurring();
  const changed = await changeRecurring(shop.as.marketer, { ...input, campaignId: draft, clock: "23:59" });
  expect(changed.message).toMatchObject({ text: "Half" });
  // Today is over for it, though its clock is moved to the evening.
  expect(changed.nextAt?.slice(0, 10)).not.toBe(today());
  await endRecurring(shop.as.marketer, { recurringId: id });
  await expect(changeRecurring(shop.as.marketer, input)).rejects.toThrow("ended");
});

it("refuses what cannot come: pasted numbers, no text, nobody, another workspace's campaign, days that never come", async () => {
  const list = await createTestList(shop.id, people(1));
  await expect(make({ phones: ["0123456789"] })).rejects.toThrow("pasted");
  await expect(make({})).rejects.toThrow("nobody");
  const empty = await draftOf({ lists: [list] }, "");
  await expect(make({}, undefined, { campaignId: empty })).rejects.toThrow("no text");
  const tested = await draftOf({ lists: [list] });
  const split = { texts: ["B"], share: 20, by: "replies", afterHours: 4, ifClose: "first" } as const;
  await sql.execute("UPDATE campaign SET split = $2 WHERE id = $1", [tested, split]);
  await expect(make({}, undefined, { campaignId: tested })).rejects.toThrow("comes again cannot be tested");
  const other = await createTestWorkspace();
  const { id } = await createDraft(other.as.marketer, {
    name: "Theirs",
    message: { kind: "text", text: "Hi" },
  });
  await expect(make({}, undefined, { campaignId: id })).rejects.toThrow("campaign of this workspace");
  await expect(
    make({ lists: [list] }, undefined, { startsOn: "2020-01-01", endsOn: "2020-02-01" }),
  ).rejects.toThrow("never come");
  // Twice posted it is one.
  const requestKey = crypto.randomUUID();
  await make({ lists: [list] }, undefined, { requestKey });
  expect(await make({ lists: [list] }, undefined, { requestKey })).toBe(requestKey);
  await endRecurring(shop.as.marketer, { recurringId: requestKey });
  await expect(endRecurring(other.as.owner, { recurringId: requestKey })).rejects.toThrow();
});
