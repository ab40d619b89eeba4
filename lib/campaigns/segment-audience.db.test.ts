import { beforeAll, expect, it } from "vitest";
import type { CreateDraftInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { startAsking } from "@/lib/campaigns/start-asking";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { sql } from "@/lib/platform/db/sql";
import { createSegment } from "@/lib/segments/create-segment";
import { startDueCampaigns } from "@/lib/sending/move-campaigns";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const phone = (n: number) => `65812${String(n).padStart(5, "0")}`;
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => phone(from + n));

let shop: TestWorkspace;
let lists: { even: string; staff: string };
let segments: { penang: string; often: string };

/** Sixty people: every third in Penang, as many visits as their number, the even ones in a list. */
beforeAll(async () => {
  shop = await createTestWorkspace();
  await createTestAccount(shop.id);
  const contact = (n: number) => ({
    phone: phone(n),
    firstName: `P${n}`,
    fields: { city: n % 3 === 0 ? "Penang" : "Ipoh", visits: String(n) },
  });
  const all = Array.from({ length: 60 }, (_, n) => contact(n));
  await createTestList(shop.id, all);
  lists = {
    even: await createTestList(
      shop.id,
      all.filter((_, n) => n % 2 === 0),
    ),
    staff: await createTestList(shop.id, all.slice(0, 6)),
  };
  const make = async (name: string, field: string, is: "is" | "greaterThan", value: string | number) =>
    (await createSegment(shop.as.marketer, { name, match: "all", conditions: [{ field, is, value }] })).id;
  segments = {
    penang: await make("Penang", "fields.city", "is", "penang"),
    often: await make("Often", "fields.visits", "greaterThan", 50),
  };
  for (const n of [9, 10])
    await sql.execute(
      "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'manual', 'person')",
      [shop.id, phone(n)],
    );
});

const draft = (audience: CreateDraftInput["audience"], more: Partial<CreateDraftInput> = {}) =>
  createDraft(shop.as.marketer, {
    name: "Sale",
    message: { kind: "text", text: "Hi {{firstName|you}}, see {{fields.city|us}}" },
    audience,
    ...more,
  });
const textedBy = async (id: string) =>
  (
    await sql.query<{ phone: string }>("SELECT phone FROM message WHERE campaign_id = $1 ORDER BY phone", [
      id,
    ])
  ).map((row) => row.phone);
const plain = (which: (n: number) => boolean) =>
  people(0, 60).filter((_, n) => which(n) && n !== 9 && n !== 10);

it("everybody of lists, segments and pasted phones once, but for whoever is left out: counted as sent", async () => {
  const campaign = await draft({
    lists: [lists.even],
    segments: [segments.penang],
    phones: [phone(3), phone(1), phone(5), "+65 8129 9999"],
    exclude: { lists: [lists.staff], segments: [segments.often] },
  });
  const wanted = [...plain((n) => (n % 2 === 0 || n % 3 === 0) && n >= 6 && n <= 50), "6581299999"].sort();
  const estimate = await estimateCampaign(shop.as.marketer, campaign);
  expect(estimate).toMatchObject({
    recipients: wanted.length,
    suppressed: 2,
    leftOut: [
      { kind: "list", id: lists.staff, people: 6 },
      { kind: "segment", id: segments.often, people: 6 },
    ],
    leftOutPeople: 12,
    fields: ["city", "visits"],
  });
  // Named 30 times by the list, 20 by the segment, 4 pasted, of 44 people in all.
  expect(estimate.duplicates).toBe(30 + 20 + 4 - (wanted.length + 2 + 12));
  const shown: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await previewRecipients(shop.as.marketer, {
      id: campaign.id,
      limit: 7,
      ...(cursor && { cursor }),
    });
    shown.push(...page.data.map((row) => row.phone));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(shown.sort()).toEqual(wanted);
  const launched = await launchCampaign(shop.as.marketer, {
    id: campaign.id,
    expectedRecipients: wanted.length,
  });
  expect(await textedBy(campaign.id)).toEqual(wanted);
  expect(launched).toMatchObject({
    recipients: wanted.length,
    removed: { duplicates: estimate.duplicates, suppressed: 2, leftOut: 12 },
  });
  // At once: nobody is asked again.
  expect(launched.asksAgain).toBeUndefined();
  expect((await duplicateCampaign(shop.as.marketer, campaign)).audience).toEqual(campaign.audience);
});

it("a segment alone, and the same text for all", async () => {
  const campaign = await draft(
    { lists: [], phones: [], segments: [segments.often] },
    { message: { kind: "text", text: "Hello" } },
  );
  expect((await estimateCampaign(shop.as.marketer, campaign)).recipients).toBe(9);
  await launchCampaign(shop.as.marketer, { id: campaign.id, confirmText: "9" });
  expect(await textedBy(campaign.id)).toEqual(people(51, 60));
});

it("whoever was texted within so many days is left out, pasted or not", async () => {
  const earlier = await draft({ lists: [], phones: [phone(20), "6581200777"] });
  await launchCampaign(shop.as.marketer, { id: earlier.id });
  await sql.execute(
    "UPDATE message SET status = 'sent', attempts = 1, sent_at = now() - interval '5 days' WHERE campaign_id = $1",
    [earlier.id],
  );
  const aimed = async (textedWithinDays: number) => {
    const campaign = await draft({
      lists: [lists.even],
      phones: ["6581200777"],
      exclude: { lists: [], segments: [], textedWithinDays },
    });
    const estimate = await estimateCampaign(shop.as.marketer, campaign);
    await launchCampaign(shop.as.marketer, { id: campaign.id });
    expect(await textedBy(campaign.id)).toHaveLength(estimate.recipients);
    return [estimate.recipients, estimate.leftOut];
  };
  expect(await aimed(4)).toEqual([30, [{ kind: "texted", days: 4, people: 0 }]]);
  expect(await aimed(6)).toEqual([28, [{ kind: "texted", days: 6, people: 2 }]]);
});

it("an archived segment stops the launch by its name", async () => {
  const { id } = await createSegment(shop.as.marketer, {
    name: "Gone",
    match: "all",
    conditions: [{ field: "firstName", is: "is", value: "P1" }],
  });
  const campaign = await draft({ lists: [lists.even], phones: [], exclude: { lists: [], segments: [id] } });
  await sql.execute("UPDATE segment SET archived_at = now() WHERE id = $1", [id]);
  const check = await checkCampaign(shop.as.marketer, campaign);
  expect(check.problems).toMatchObject([{ field: "audience.segments", severity: "stop" }]);
  await expect(launchCampaign(shop.as.marketer, { id: campaign.id })).rejects.toMatchObject({
    code: "unprocessable",
    message: "The segment “Gone” is archived. Restore it first, or choose another one.",
  });
  expect((await requireCampaign(shop.as.marketer, campaign.id)).status).toBe("draft");
});

it("a list or segment of nobody's is refused, and nothing is stored", async () => {
  const nobodys = "00000000-0000-4000-8000-00000000000f";
  for (const [audience, field] of [
    [{ lists: [], phones: [], segments: [nobodys] }, "audience.segments"],
    [{ lists: [], phones: [], exclude: { lists: [nobodys], segments: [] } }, "audience.lists"],
  ] as const)
    await expect(draft(audience as never)).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.anything() },
    });
});

/** Launched for tomorrow, and then its time has come. */
async function scheduled() {
  const { id } = await createSegment(shop.as.marketer, {
    name: `New ${crypto.randomUUID()}`,
    match: "all",
    conditions: [{ field: "fields.visits", is: "lessThan", value: 4 }],
  });
  const at = new Date(Date.now() + 86_400_000).toISOString();
  const campaign = await draft({ lists: [], phones: [], segments: [id] }, { scheduledAt: at });
  const launched = await launchCampaign(shop.as.marketer, { id: campaign.id });
  expect(launched).toMatchObject({ recipients: 4, asksAgain: true, status: "scheduled" });
  return campaign.id;
}
const due = (id: string) =>
  sql.execute("UPDATE campaign SET scheduled_at = now() - interval '1 second' WHERE id = $1", [id]);
const joins = (n: number) =>
  sql.execute(
    `INSERT INTO contact (workspace_id, phone, fields) VALUES ($1, $2, '{"visits":"0"}') ON CONFLICT DO NOTHING`,
    [shop.id, phone(n)],
  );
const leaves = (n: number) =>
  sql.execute(`UPDATE contact SET fields = '{"visits":"9"}' WHERE workspace_id = $1 AND phone = $2`, [
    shop.id,
    phone(n),
  ]);
const asBefore = async () => {
  await sql.execute("DELETE FROM contact WHERE workspace_id = $1 AND phone = $2", [shop.id, phone(100)]);
  await sql.execute(
    `UPDATE contact SET fields = jsonb_set(fields, '{visits}', '"0"') WHERE workspace_id = $1 AND phone = $2`,
    [shop.id, phone(0)],
  );
};

it("S29: a scheduled campaign asks its segments again at its start, once, whoever starts it", async () => {
  const id = await scheduled();
  await joins(100);
  await leaves(0);
  // Not by the way of campaigns without segments, and not before its time.
  await startDueCampaigns();
  expect(await startAsking()).toBe(0);
  await due(id);
  await startDueCampaigns();
  expect((await requireCampaign(shop.as.marketer, id)).status).toBe("scheduled");
  const started = await Promise.all([startAsking(), startAsking(), startAsking()]);
  expect(started.toSorted()).toEqual([0, 0, 1]);
  expect(await textedBy(id)).toEqual([phone(1), phone(2), phone(3), phone(100)]);
  const campaign = await requireCampaign(shop.as.marketer, id);
  expect(campaign).toMatchObject({ status: "sending", recipients: 4, credits: 4 });
  expect(campaign.totals.queued).toBe(4);
  expect(campaign.asksAgain).toBeUndefined();
  await asBefore();
});

it("S29: ended midway it waits with the people of its launch, and the next worker starts it", async () => {
  const id = await scheduled();
  const before = await textedBy(id);
  await due(id);
  await sql.execute(`CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'killed'; END $$`);
  await sql.execute("CREATE TRIGGER fall AFTER INSERT ON message FOR EACH STATEMENT EXECUTE FUNCTION fall()");
  await expect(startAsking()).rejects.toThrow("killed");
  await sql.execute("DROP TRIGGER fall ON message");
  expect(await textedBy(id)).toEqual(before);
  expect(await requireCampaign(shop.as.marketer, id)).toMatchObject({ status: "scheduled", asksAgain: true });
  expect(await startAsking()).toBe(1);
  expect(await textedBy(id)).toEqual(before);
});

it("S29: no way leads past the question: paused and resumed after its time it is asked all the same", async () => {
  const id = await scheduled();
  await pauseCampaign(shop.as.marketer, { id });
  await due(id);
  expect(await startAsking()).toBe(0);
  await leaves(0);
  await resumeCampaign(shop.as.marketer, { id });
  expect((await requireCampaign(shop.as.marketer, id)).status).toBe("scheduled");
  expect(await startAsking()).toBe(1);
  expect(await textedBy(id)).not.toContain(phone(0));
  await asBefore();
  await expect(sql.execute("UPDATE campaign SET asks_again = true WHERE id = $1", [id])).rejects.toThrow(
    "campaign_asked_before_sending",
  );
});

it("one whose segment is gone at its start is paused with the reason, and taken back it asks nobody", async () => {
  const id = await scheduled();
  await sql.execute(
    `UPDATE segment SET archived_at = now()
     WHERE id = (SELECT (audience -> 'segments' ->> 0)::uuid FROM campaign WHERE id = $1)`,
    [id],
  );
  await due(id);
  expect(await startAsking()).toBe(0);
  expect(await requireCampaign(shop.as.marketer, id)).toMatchObject({
    status: "paused",
    pausedReason: "audience",
  });
  const other = await scheduled();
  await undoLaunch(shop.as.marketer, { id: other });
  expect((await requireCampaign(shop.as.marketer, other)).asksAgain).toBeUndefined();
});
