import { beforeAll, expect, it } from "vitest";
import type { CreateDraftInput } from "@/lib/campaigns/campaign.input";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { estimateCampaign } from "@/lib/campaigns/estimate-campaign";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { previewRecipients } from "@/lib/campaigns/preview-recipients";
import { sql } from "@/lib/platform/db/sql";
import { createSegment } from "@/lib/segments/create-segment";
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
  await launchCampaign(shop.as.marketer, { id: campaign.id, confirmText: "9", confirmRepeat: true });
  expect(await textedBy(campaign.id)).toEqual(people(51, 60));
});

it("whoever was texted within so many days is left out, pasted or not", async () => {
  const earlier = await draft({ lists: [], phones: [phone(20), "6581200777"] });
  await launchCampaign(shop.as.marketer, { id: earlier.id, confirmRepeat: true });
  await sql.execute(
    `UPDATE message SET status = 'sent', attempts = 1, sent_at = now() - interval '5 days'
     WHERE campaign_id = $1`,
    [earlier.id],
  );
  const aimed = async (textedWithinDays: number) => {
    const campaign = await draft({
      lists: [lists.even],
      phones: ["6581200777"],
      exclude: { lists: [], segments: [], textedWithinDays },
    });
    const estimate = await estimateCampaign(shop.as.marketer, campaign);
    await launchCampaign(shop.as.marketer, { id: campaign.id, confirmRepeat: true });
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
