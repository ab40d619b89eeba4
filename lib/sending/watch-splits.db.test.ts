import { beforeAll, expect, it } from "vitest";
import { requireCampaign } from "@/lib/campaigns/campaign.queries";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { chooseText } from "@/lib/campaigns/choose-text";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { sendAgainToFailed } from "@/lib/campaigns/send-again-to-failed";
import { undoLaunch } from "@/lib/campaigns/undo-launch";
import { sql } from "@/lib/platform/db/sql";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { finishCampaigns } from "@/lib/sending/move-campaigns";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { listSendingCampaigns } from "@/lib/sending/sending-campaigns";
import { sweepCampaigns } from "@/lib/sending/sweep-campaigns";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import {
  beginSplit,
  draftSplit,
  lookAtSplits,
  passTime,
  peopleOf,
  reply,
  textTested,
} from "@/lib/testing/split-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let shop: TestWorkspace;
let account: string;
beforeAll(async () => {
  shop = await createTestWorkspace();
  account = await createTestAccount(shop.id);
});

let taken = 0;
const phones = (count: number) =>
  Array.from({ length: count }, () => `6012${String(4_000_000 + taken++).padStart(7, "0")}`);
const view = (id: string) => requireCampaign(shop.as.owner, id);
const claimer = () => ({ workerId: crypto.randomUUID(), leaseSeconds: 60 });
async function claim(id: string, limit = 1_000): Promise<string[]> {
  const campaign = (await listSendingCampaigns(account)).find((each) => each.id === id);
  if (campaign === undefined) return [];
  return (await claimFresh(claimer(), campaign, 0, limit))?.messages.map(({ phone }) => phone) ?? [];
}

it("S59: everybody is in one group or waits, each group has its text, and only the groups are sent to", async () => {
  const all = phones(300);
  const id = await beginSplit(shop, all, { texts: ["RM0 Kedai: text B", "RM0 Kedai: C {{phone}}"] });
  const people = await peopleOf(id);
  expect(people.map(({ phone }) => phone).toSorted()).toEqual(all.toSorted());
  const of = (number: number) => people.filter((each) => each.number === number);
  expect([of(0).length, of(1).length, of(2).length, of(-1).length]).toEqual([30, 30, 30, 210]);
  const texts = (number: number) => new Set(of(number).map(({ text }) => text));
  expect(texts(0)).toEqual(new Set(["RM0 Kedai: text A"]));
  expect(texts(1)).toEqual(new Set(["RM0 Kedai: text B"]));
  expect(texts(-1)).toEqual(new Set(["RM0 Kedai: text A"]));
  for (const { phone, text } of of(2)) expect(text).toBe(`RM0 Kedai: C ${phone}`);
  // By chance, and not the first of the numbers.
  expect(of(0).map(({ phone }) => phone)).not.toEqual(all.slice(0, 30));
  const claimed = [...(await claim(id, 50)), ...(await claim(id))];
  expect(claimed.toSorted()).toEqual(
    people
      .filter(({ number }) => number >= 0)
      .map(({ phone }) => phone)
      .toSorted(),
  );
  expect(await claim(id)).toEqual([]);
  expect(await finishCampaigns()).not.toContain(id);
  expect(await view(id)).toMatchObject({
    recipients: 300,
    splitProgress: { state: "testing", held: 210, chosen: null, decidesAt: null },
  });
  await expect(
    sql.execute(
      `INSERT INTO message (campaign_id, workspace_id, phone)
       SELECT campaign_id, workspace_id, phone FROM message WHERE campaign_id = $1 LIMIT 1`,
      [id],
    ),
  ).rejects.toMatchObject({ code: "23505" });
});

it("S60: the better text goes to the rest when the difference is no chance, once, and everybody gets one text", async () => {
  const all = phones(2_000);
  const id = await beginSplit(shop, all, { texts: ["RM0 Kedai: B {{firstName|kawan}}, lagi sekali"] });
  await lookAtSplits();
  expect((await view(id)).splitProgress?.decidesAt).toBeNull();
  await textTested(id, 7);
  await lookAtSplits();
  const due = Date.parse((await view(id)).splitProgress?.decidesAt ?? "");
  expect(due).toBeGreaterThan(Date.now() + 5 * 3_600_000);
  const tested = (await peopleOf(id)).filter(({ number }) => number === 1);
  for (const { phone } of tested.slice(0, 40)) await reply(shop, account, phone);
  for (const { phone } of tested.slice(0, 3)) await reply(shop, account, phone, "Terima kasih");
  expect(await lookAtSplits()).toBe(0);
  expect((await view(id)).splitProgress).toMatchObject({
    groups: [
      { text: "A", people: 200, texted: 200, replies: 0 },
      { text: "B", people: 200, texted: 200, replies: 40 },
    ],
    verdict: { leads: "B", than: "A", sure: true },
  });
  await passTime(id);
  const decided = await Promise.all(Array.from({ length: 6 }, () => lookAtSplits()));
  expect(decided.reduce((sum, n) => sum + n, 0)).toBe(1);
  await lookAtSplits();
  const progress = (await view(id)).splitProgress;
  expect(progress).toMatchObject({ state: "decided", chosen: "B", chosenBy: "figures" });
  const people = await peopleOf(id);
  expect(people).toHaveLength(2_000);
  const rest = people.filter(({ number }) => number === -1);
  expect(new Set(rest.map(({ text }) => text))).toEqual(new Set(["RM0 Kedai: B kawan, lagi sekali"]));
  expect(new Set(people.filter(({ number }) => number === 0).map(({ text }) => text))).toEqual(
    new Set(["RM0 Kedai: text A"]),
  );
  const claimed = [...(await claim(id, 900)), ...(await claim(id)), ...(await claim(id))];
  expect(claimed.toSorted()).toEqual(rest.map(({ phone }) => phone).toSorted());
});

it("S60: what is too close goes by the rule chosen before: the first text, or a person who is told", async () => {
  const first = await beginSplit(shop, phones(100), { ifClose: "first" });
  const asked = await beginSplit(shop, phones(100));
  const one = await beginSplit(shop, phones(100), { by: "person" });
  for (const id of [first, asked, one]) await textTested(id, 7);
  await lookAtSplits();
  for (const id of [first, asked, one]) await passTime(id);
  expect(await lookAtSplits()).toBe(1);
  expect((await view(first)).splitProgress).toMatchObject({
    ...{ state: "decided", chosen: "A", chosenBy: "rule" },
  });
  expect(await claim(first)).toHaveLength(80);
  const alarms = () =>
    sql.query<{ entity_id: string }>(
      "SELECT entity_id FROM alarm WHERE kind = 'campaign.split' AND resolved_at IS NULL",
      [],
    );
  expect((await alarms()).map((row) => row.entity_id).toSorted()).toEqual([asked, one].toSorted());
  expect((await view(asked)).splitProgress).toMatchObject({ state: "waiting", chosen: null });
  expect(await claim(asked)).toEqual([]);
  // It waits for a person, and is not stuck.
  await sql.execute("UPDATE campaign SET updated_at = now() - interval '1 day' WHERE id = $1", [asked]);
  await sql.execute("DELETE FROM live_event", []);
  expect((await sweepCampaigns()).stuck).toBe(0);
  await chooseText(shop.as.owner, { id: asked, text: "B" });
  await expect(chooseText(shop.as.owner, { id: asked, text: "A" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(chooseText(shop.as.owner, { id: one, text: "C" })).rejects.toMatchObject({
    code: "unprocessable",
  });
  await lookAtSplits();
  expect((await view(asked)).splitProgress).toMatchObject({
    state: "decided",
    chosen: "B",
    chosenBy: "person",
  });
  expect((await alarms()).map((row) => row.entity_id)).toEqual([one]);
  await cancelCampaign(shop.as.owner, { id: one });
  const canceled = await peopleOf(one);
  expect(canceled.filter(({ status }) => status === "canceled")).toHaveLength(80);
  await lookAtSplits();
  expect(await alarms()).toEqual([]);
  await expect(chooseText(shop.as.owner, { id: one, text: "B" })).rejects.toMatchObject({
    code: "unprocessable",
  });
});

it("S59: an undone launch leaves nothing, a pause decides nothing, and the chosen text is written on where it stopped", async () => {
  const all = phones(60);
  const draft = await draftSplit(shop, all);
  await launchCampaign(shop.as.owner, { id: draft.id });
  await undoLaunch(shop.as.owner, { id: draft.id });
  expect(await sql.first("SELECT FROM campaign_split WHERE campaign_id = $1", [draft.id])).toBeNull();
  const id = await beginSplit(shop, phones(60));
  await textTested(id, 7);
  await lookAtSplits();
  await passTime(id);
  await pauseCampaign(shop.as.owner, { id });
  await chooseText(shop.as.owner, { id, text: "B" });
  await lookAtSplits();
  expect((await view(id)).splitProgress?.state).toBe("writing");
  // As if a worker had ended after half of them.
  const rest = (await peopleOf(id)).filter(({ number }) => number === -1);
  await sql.execute("UPDATE campaign_split SET written_to = $2 WHERE campaign_id = $1", [id, rest[23]?.id]);
  await resumeCampaign(shop.as.owner, { id });
  expect(await claim(id)).toEqual([]);
  await lookAtSplits();
  const now = (await peopleOf(id)).filter(({ number }) => number === -1);
  expect(now.slice(0, 24).every(({ text }) => text === "RM0 Kedai: text A")).toBe(true);
  expect(now.slice(24).every(({ text }) => text === "RM0 Kedai: text B")).toBe(true);
  expect(await claim(id)).toHaveLength(48);
});

it("S59: too few people, the same text twice, no reports and a repeat are refused with the reason", async () => {
  const few = await draftSplit(shop, phones(2));
  await expect(launchCampaign(shop.as.owner, { id: few.id, immediately: true })).rejects.toMatchObject({
    fieldSentences: { split: { key: "rules.split.tooFew" } },
  });
  const refused = (split: object, more: object = {}) => draftSplit(shop, phones(9), split, more);
  await expect(refused({ texts: ["RM0 Kedai: text A"] })).rejects.toMatchObject({ code: "invalid" });
  await expect(refused({ texts: [" "] })).rejects.toMatchObject({ code: "invalid" });
  await expect(refused({ texts: ["b", "c"], share: 31 })).rejects.toMatchObject({ code: "invalid" });
  await expect(refused({}, { delivery: "untracked" })).rejects.toMatchObject({ code: "invalid" });
  await expect(refused({}, { validHours: 6 })).rejects.toMatchObject({ code: "invalid" });
});

it("S60: who failed in a campaign with a test is sent the text that was chosen", async () => {
  const id = await beginSplit(shop, phones(60));
  await textTested(id, 7);
  await chooseText(shop.as.owner, { id, text: "B" });
  await lookAtSplits();
  await sql.execute(
    `UPDATE message SET status = 'failed', failure_code = '7' WHERE campaign_id = $1 AND status = 'queued'`,
    [id],
  );
  const draft = await sendAgainToFailed(shop.as.owner, { id });
  expect(draft).toMatchObject({ split: null, message: { text: "RM0 Kedai: text B" } });
});
