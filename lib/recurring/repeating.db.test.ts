import { beforeAll, expect, it } from "vitest";
import { type CreateCampaignInput, createCampaignInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { changeCampaign } from "@/lib/campaigns/change-campaign";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { rescheduleCampaign } from "@/lib/campaigns/reschedule-campaign";
import { startAsking } from "@/lib/campaigns/start-asking";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { sql } from "@/lib/platform/db/sql";
import { listRuns, requireRecurring } from "@/lib/recurring/recurring.queries";
import { runDueRecurring } from "@/lib/recurring/run-due-recurring";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let next = 0;
const people = (count: number) =>
  Array.from({ length: count }, () => ({ phone: `6582${String(++next).padStart(6, "0")}` }));
beforeAll(async () => {
  shop = await createTestWorkspace();
  await createTestAccount(shop.id);
});

type Repeat = NonNullable<Parameters<typeof createCampaignInput.parse>[0]>;

async function draft(repeat: Repeat, rest: object = {}) {
  const list = await createTestList(shop.id, people(3));
  const input: CreateCampaignInput = createCampaignInput.parse({
    name: "Rent",
    message: { kind: "text", text: "Rent is due" },
    audience: { lists: [list], phones: [] },
    timeZone: "Asia/Kuala_Lumpur",
    repeat,
    ...rest,
  });
  return createCompleteDraft(shop.as.marketer, input);
}
const launch = (id: string) => launchCampaign(shop.as.marketer, { id, immediately: true });
const rows = (id: string) =>
  sql.query("SELECT id, next_occurrence FROM recurring_campaign WHERE id = $1", [id]);
const clockIn = (instant: string | null) =>
  new Date(Date.parse(instant ?? "") + 8 * 3_600_000).toISOString().slice(11, 16);
/** How often each person got a text of it, also where none was sent. */
const texts = (id: string) =>
  sql.query<{ occurrence: string; people: number; most: number }>(
    `SELECT occurrence, count(*)::int AS people, max(times)::int AS most FROM (
       SELECT r.occurrence, m.phone, count(*) AS times
       FROM message m JOIN recurring_run r ON r.campaign_id = m.campaign_id
       WHERE r.recurring_id = $1 GROUP BY 1, 2) AS got
     GROUP BY 1 ORDER BY 1`,
    [id],
  );
/** Its next time has come. */
const due = (id: string) =>
  sql.execute("UPDATE recurring_campaign SET next_at = now() - interval '1 minute' WHERE id = $1", [id]);

it("a draft keeps when it comes again, in one form, and a copy of it comes once", async () => {
  const made = await draft({ every: "week", on: ["Fri", 1], at: "9:30", until: "2099-12-31" });
  const repeat = {
    ...{ every: "week", on: ["monday", "friday"], at: "09:30", until: "2099-12-31" },
    timeZone: "Asia/Kuala_Lumpur",
  };
  expect(made).toMatchObject({ repeat, timeZone: "Asia/Kuala_Lumpur", scheduledAt: null, recurringId: null });
  const changed = await changeCampaign(shop.as.marketer, made.id, { timeZone: "Asia/Tokyo" });
  expect(changed.repeat?.timeZone).toBe("Asia/Tokyo");
  expect((await duplicateCampaign(shop.as.marketer, { id: made.id })).repeat).toBeNull();
  expect((await changeCampaign(shop.as.marketer, made.id, { repeat: null })).repeat).toBeNull();
});

it("S38: launched twice at once it is the first run itself, and one recurring campaign brings the others", async () => {
  const { id } = await draft({ every: "day", at: "10:00" });
  await Promise.all([launch(id), launch(id), launch(id)]);
  const launched = await requireCampaign(shop.as.marketer, id);
  expect(launched).toMatchObject({ status: "scheduled", recurringId: id, recipients: 3, asksAgain: true });
  expect(clockIn(launched.scheduledAt)).toBe("10:00");
  const recurring = await requireRecurring(shop.as.marketer, id);
  expect(Date.parse(recurring.nextAt ?? "") - Date.parse(launched.scheduledAt ?? "")).toBe(86_400_000);
  expect(
    (await listRuns(shop.as.marketer, id)).map(({ outcome, campaign }) => [outcome, campaign?.id]),
  ).toEqual([["launched", id]]);
  // Both times have come: each of three people gets each of two occurrences once.
  await sql.execute("UPDATE campaign SET scheduled_at = now() WHERE id = $1", [id]);
  await due(id);
  await Promise.all([startAsking(), runDueRecurring(), startAsking(), runDueRecurring()]);
  const got = await texts(id);
  expect(got.map(({ people, most }) => [people, most])).toEqual([
    [3, 1],
    [3, 1],
  ]);
  // A clock that is set back to the first: it was dealt with.
  await sql.execute("UPDATE recurring_campaign SET next_occurrence = $2 WHERE id = $1", [
    id,
    got[0]?.occurrence,
  ]);
  await due(id);
  await runDueRecurring();
  expect(await texts(id)).toEqual(got);
});

it("S38: ended midway nothing of it is there; the next launch makes all of it", async () => {
  const { id } = await draft({ every: "week", on: "sunday", at: "10:00" });
  await sql.execute(`CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'killed'; END $$`);
  await sql.execute(
    "CREATE TRIGGER fall AFTER INSERT ON recurring_person FOR EACH STATEMENT EXECUTE FUNCTION fall()",
  );
  await expect(launch(id)).rejects.toThrow("killed");
  await sql.execute("DROP TRIGGER fall ON recurring_person");
  expect(await rows(id)).toEqual([]);
  expect((await requireCampaign(shop.as.marketer, id)).status).toBe("draft");
  await launch(id);
  expect(await rows(id)).toHaveLength(1);
  expect(await texts(id)).toMatchObject([{ people: 3, most: 1 }]);
});

it("S38: taken back it takes the others back too, and launched again there is one", async () => {
  const { id } = await draft({ every: "month", on: [15, "last"], at: "10:00" });
  await launch(id);
  await undoLaunch(shop.as.marketer, { id });
  expect(await rows(id)).toEqual([]);
  expect(await requireCampaign(shop.as.marketer, id)).toMatchObject({
    ...{ status: "draft", recurringId: null },
    repeat: { on: [15, 31] },
  });
  await changeCampaign(shop.as.marketer, id, {
    repeat: { every: "day", on: [], at: "08:00", until: null, timeZone: null },
  });
  const launched = await launch(id);
  expect(clockIn(launched.scheduledAt)).toBe("08:00");
  expect(await rows(id)).toHaveLength(1);
  // Its first run alone is moved; the others stay.
  const before = await rows(id);
  const inAMonth = `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T12:00`;
  await rescheduleCampaign(shop.as.marketer, {
    id,
    scheduledAt: inAMonth,
    timeZone: "Asia/Kuala_Lumpur",
  });
  expect(await rows(id)).toEqual(before);
  await due(id);
  await runDueRecurring();
  // The second has come already: the first is a campaign like any other when it is taken back.
  expect(await undoLaunch(shop.as.marketer, { id })).toMatchObject({ status: "draft", repeat: null });
  expect((await requireRecurring(shop.as.marketer, id)).status).toBe("active");
});

it("cancelled before it began it comes never; what cannot come again is refused with a sentence", async () => {
  const { id } = await draft({ every: "day", at: "10:00" });
  await launch(id);
  await cancelCampaign(shop.as.marketer, { id });
  expect(await requireRecurring(shop.as.marketer, id)).toMatchObject({ status: "ended", nextAt: null });
  await expect(draft({ every: "day", at: "10:00", until: "2020-01-01" })).rejects.toMatchObject({
    sentence: { key: "problems.recurring.never" },
  });
  await expect(
    draft({ every: "day", at: "10:00" }, { audience: { phones: ["+60123456789"] } }),
  ).rejects.toMatchObject({ sentence: { key: "problems.recurring.pasted" } });
  // Until its first day: that one, and no other.
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const once = await draft({ every: "day", at: "10:00", until: day }, { scheduledAt: `${day}T10:00` });
  expect(clockIn((await launch(once.id)).scheduledAt)).toBe("10:00");
  expect(await requireRecurring(shop.as.marketer, once.id)).toMatchObject({ status: "ended" });
});
