import { beforeEach, expect, it } from "vitest";
import { mindCampaignApprovals } from "@/lib/approvals/mind-campaign-approvals";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { createDraft } from "@/lib/campaigns/create-draft";
import { approveCampaign, declineCampaign } from "@/lib/campaigns/decide-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { saveApprovalRules } from "@/lib/campaigns/save-approval-rules";
import { startAsking } from "@/lib/campaigns/start-asking";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { sql } from "@/lib/platform/db/sql";
import { listRuns, requireRecurring } from "@/lib/recurring/recurring.queries";
import { runDueRecurring } from "@/lib/recurring/run-due-recurring";
import { changeRecurring, createRecurring } from "@/lib/recurring/save-recurring";
import type { Recurrence } from "@/lib/repeats/recurrence.input";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let list: string;
let next = 0;

/** Five people, and more than three need another person's yes. */
beforeEach(async () => {
  shop = await createTestWorkspace();
  await createTestAccount(shop.id);
  list = await createTestList(shop.id, people(5));
  await saveApprovalRules(shop.as.owner, { approveCampaignsAbove: 3 });
});

const people = (count: number) =>
  Array.from({ length: count }, () => ({ phone: `6583${String(++next).padStart(6, "0")}` }));
const SCHEDULE = { clock: "09:00", timeZone: "UTC", endsOn: null, windowHours: 6, startsOn: "2026-01-01" };
const draft = async (text: string) =>
  (
    await createDraft(shop.as.marketer, {
      name: "Rent",
      message: { kind: "text", text },
      audience: { lists: [list], phones: [] },
    })
  ).id;
async function make(recurrence: Recurrence = { on: "day", every: 1 }): Promise<string> {
  const { id } = await createRecurring(shop.as.marketer, {
    ...{ ...SCHEDULE, name: "Rent", recurrence },
    ...{ campaignId: await draft("Rent is due"), requestKey: crypto.randomUUID() },
  });
  return id;
}
/** A launch of a campaign that comes again, by whoever has to ask. */
async function repeating(): Promise<string> {
  const { id } = await createCompleteDraft(
    shop.as.marketer,
    createCampaignInput.parse({
      ...{ name: "Rent", message: { kind: "text", text: "Rent is due" }, audience: { lists: [list] } },
      repeat: { every: "day", at: "10:00", timeZone: "UTC" },
    }),
  );
  await launchCampaign(shop.as.marketer, { id, confirmRepeat: true });
  return id;
}
/** Its next time has come, and whichever workers look do so at once. */
async function run(id: string): Promise<string | null> {
  await sql.execute("UPDATE recurring_campaign SET next_at = now() - interval '1 minute' WHERE id = $1", [
    id,
  ]);
  await Promise.all([runDueRecurring(), runDueRecurring()]);
  const row = await sql.first<{ campaign_id: string }>(
    "SELECT campaign_id FROM recurring_run WHERE recurring_id = $1 ORDER BY occurrence DESC LIMIT 1",
    [id],
  );
  return row?.campaign_id ?? null;
}
const approve = (id: string | null) => approveCampaign(shop.as.owner, { id: id ?? "" });
const outcomes = async (id: string) =>
  (await listRuns(shop.as.marketer, id))
    .sort((one, other) => (one.occurrence < other.occurrence ? -1 : 1))
    .map(({ outcome, campaign }) => [outcome, campaign?.status, campaign?.approval?.state ?? null]);
const grow = (count: number) =>
  sql.execute(
    `WITH made AS (
       INSERT INTO contact (workspace_id, phone) SELECT $1, unnest($3::text[]) RETURNING id, workspace_id)
     INSERT INTO list_member (list_id, contact_id, workspace_id) SELECT $2, id, workspace_id FROM made`,
    [shop.id, list, people(count).map(({ phone }) => phone)],
  );

it("S51: a run above the limit waits for another person, and their yes holds for the later ones", async () => {
  const id = await make();
  const first = await run(id);
  expect(await outcomes(id)).toEqual([["held", "draft", "waiting"]]);
  await expect(approveCampaign(shop.as.marketer, { id: first ?? "" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await approve(first);
  expect(await requireRecurring(shop.as.marketer, id)).toMatchObject({ approved: { most: 15 } });
  await run(id);
  await run(id);
  expect((await outcomes(id)).slice(1)).toEqual([
    ["launched", "scheduled", null],
    ["launched", "scheduled", null],
  ]);
});

it("S51: so does the yes to a launch that repeats, and it ends with its undo", async () => {
  const id = await repeating();
  expect((await requireCampaign(shop.as.marketer, id)).approval?.state).toBe("waiting");
  await approve(id);
  await run(id);
  expect(await outcomes(id)).toEqual([
    ["launched", "scheduled", "approved"],
    ["launched", "scheduled", null],
  ]);
  const other = await make();
  await approve(await run(other));
  const [taken] = await listRuns(shop.as.marketer, other);
  await undoLaunch(shop.as.marketer, { id: taken?.campaign?.id ?? "" });
  await run(other);
  expect((await outcomes(other)).at(-1)).toEqual(["held", "draft", "waiting"]);
});

it("S51: another text, rule, sender or question is asked about again, and the old yes holds no more", async () => {
  const id = await make();
  await approve(await run(id));
  const change = (more: object) =>
    changeRecurring(shop.as.marketer, {
      ...{ ...SCHEDULE, name: "Rent", recurrence: { on: "day", every: 1 } },
      ...{ recurringId: id, ...more },
    });
  // Its name and window are no part of it.
  await change({ name: "Rent, again", windowHours: 12 });
  await run(id);
  expect((await outcomes(id)).at(-1)).toEqual(["launched", "scheduled", null]);
  for (const more of [{ campaignId: await draft("Pay now") }, { clock: "09:30" }]) {
    await change(more);
    const held = await run(id);
    expect((await outcomes(id)).at(-1)).toEqual(["held", "draft", "waiting"]);
    await approve(held);
  }
  await run(id);
  expect((await outcomes(id)).at(-1)).toEqual(["launched", "scheduled", null]);
});

it("S51: a run that has grown above what the approver saw waits for a yes, at its start too", async () => {
  const id = await make();
  await approve(await run(id));
  await grow(10);
  await run(id);
  expect((await outcomes(id)).at(-1)).toEqual(["launched", "scheduled", null]);
  await grow(1);
  await run(id);
  expect((await outcomes(id)).at(-1)).toEqual(["held", "draft", "waiting"]);
  const first = await repeating();
  await approve(first);
  await grow(11);
  await sql.execute("UPDATE campaign SET scheduled_at = now() WHERE id = $1", [first]);
  await startAsking();
  expect(await requireCampaign(shop.as.marketer, first)).toMatchObject({
    status: "draft",
    approval: { state: "waiting" },
  });
});

it("S51: whoever always needs a yes makes recurring campaigns, whose runs wait for one; the rule is that of who made it", async () => {
  await saveApprovalRules(shop.as.owner, {
    approveCampaignsAbove: null,
    approveAlwaysForRoles: ["marketer"],
  });
  const id = await make();
  const first = await run(id);
  expect(await outcomes(id)).toEqual([["held", "draft", "waiting"]]);
  await declineCampaign(shop.as.owner, { id: first ?? "" });
  const second = await run(id);
  expect((await outcomes(id)).map(([, , state]) => state)).toEqual(["declined", "waiting"]);
  await approve(second);
  await run(id);
  expect((await outcomes(id)).at(-1)).toEqual(["launched", "scheduled", null]);
});

it("S51: nobody answers until its window is over: it is not sent, and the next is asked about; who joins is asked about once a day", async () => {
  const id = await make();
  const first = await run(id);
  const expires = (await requireCampaign(shop.as.marketer, first ?? "")).approval?.expiresAt ?? "";
  expect(Date.parse(expires)).toBeLessThan(Date.now() + 6 * 3_600_000);
  await sql.execute(
    `UPDATE campaign SET approval_due_at = now() - interval '1 minute',
       approval = approval || '{"expiresAt":"2020-01-01T00:00:00.000Z"}' WHERE id = $1`,
    [first],
  );
  await mindCampaignApprovals();
  await run(id);
  expect((await outcomes(id)).map(([, , state]) => state)).toEqual(["expired", "waiting"]);
  const joins = await make({ on: "join", list });
  await sql.execute("UPDATE recurring_campaign SET since = now() - interval '1 day' WHERE id = $1", [joins]);
  await grow(4);
  const held = await run(joins);
  await run(joins);
  expect(await outcomes(joins)).toEqual([["held", "draft", "waiting"]]);
  await approve(held);
  expect((await listRuns(shop.as.marketer, joins))[0]?.campaign?.recipients).toBe(9);
});
