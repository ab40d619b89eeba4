import { beforeAll, expect, it } from "vitest";
import { createCampaignInput } from "@/lib/campaigns/campaign.input";
import { listCampaigns, requireCampaign } from "@/lib/campaigns/campaign.queries";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { createCompleteDraft } from "@/lib/campaigns/create-complete-draft";
import { duplicateCampaign } from "@/lib/campaigns/duplicate-campaign";
import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { sendAgainToFailed } from "@/lib/campaigns/send-again-to-failed";
import { wallClock } from "@/lib/core/zoned-time";
import { listMessages } from "@/lib/messages/message.queries";
import { sql } from "@/lib/platform/db/sql";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { finishCampaigns } from "@/lib/sending/move-campaigns";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { listSendingCampaigns } from "@/lib/sending/sending-campaigns";
import { watchRetries } from "@/lib/sending/watch-retries";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { beginRetried, lookAgain, told, triesOf } from "@/lib/testing/retry-stage";
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
  Array.from({ length: count }, () => `6012${String(3_000_000 + taken++).padStart(7, "0")}`);
const status = async (id: string) => (await requireCampaign(shop.as.owner, id)).status;
const progress = async (id: string) => (await requireCampaign(shop.as.owner, id)).retryProgress;

it("S58: only who could not be reached is tried again, after the hours, and nobody of whom it is not known", async () => {
  const all = phones(12);
  const [missed = "", early = "", off = "", dead = "", refused = "", failed = "", unknown = ""] = all;
  const [, , , , , , , lost = "", got = "", late = "", queued = "", ours = ""] = all;
  const id = await beginRetried(shop, all);
  await told(id, missed, "expired", { code: "8", hoursAgo: 6.1 });
  await told(id, early, "expired", { code: "8", hoursAgo: 5.9 });
  // Out of coverage, and the network may still deliver it.
  await told(id, off, "sent", { code: "13", hoursAgo: 30 });
  await told(id, dead, "failed", { code: "12", hoursAgo: 30 });
  await told(id, refused, "rejected", { code: "10", hoursAgo: 30 });
  await told(id, failed, "failed", { code: "7", hoursAgo: 30 });
  await told(id, unknown, "unknown", { code: "9", hoursAgo: 30 });
  await told(id, lost, "unresolved", { code: "no_answer", hoursAgo: 30 });
  await told(id, got, "delivered", { hoursAgo: 30 });
  await told(id, late, "expired", { code: "too_late", hoursAgo: 30 });
  await told(id, queued, "queued", { hoursAgo: 99 });
  await told(id, ours, "suppressed", { code: "weekly_limit", hoursAgo: 30 });
  expect(await lookAgain()).toBe(1);
  expect(await triesOf(id)).toMatchObject([
    { status: "sending", recipients: 1, credits: 1, phones: [missed] },
  ]);
  expect(await lookAgain()).toBe(0);
  expect(await progress(id)).toMatchObject({
    waiting: 1,
    untold: 3,
    tries: [{ number: 1, people: 1, delivered: 0 }],
  });
  await told(id, early, "expired", { code: "8", hoursAgo: 6.2 });
  expect(await lookAgain()).toBe(1);
  expect((await triesOf(id))[0]?.phones).toEqual([missed, early]);
});

it("S58: a delivery that is told late ends a waiting retry, until the moment that it is claimed", async () => {
  const [before = "", between = "", still = ""] = phones(3);
  const id = await beginRetried(shop, [before, between, still]);
  for (const phone of [before, between, still]) await told(id, phone, "expired", { code: "8", hoursAgo: 7 });
  await told(id, before, "delivered");
  expect(await lookAgain()).toBe(2);
  const [again] = await triesOf(id);
  expect(again?.phones).toEqual([between, still]);
  // Between the look and the claim.
  await told(id, between, "delivered");
  const claimer = { workerId: crypto.randomUUID(), leaseSeconds: 60 };
  const campaign = (await listSendingCampaigns(account)).find((each) => each.id === again?.id);
  if (campaign === undefined) throw new Error("It does not send.");
  const claim = await claimFresh(claimer, campaign, 0, 10);
  expect(claim?.messages.map(({ phone }) => phone)).toEqual([still]);
  const rows = (await listMessages(shop.as.owner, again?.id ?? "")).data;
  expect(rows.find(({ phone }) => phone === between)).toMatchObject({
    status: "suppressed",
    failureCode: "reached",
    attempts: 0,
  });
});

it("S58: an opt-out and quiet hours hold for a try as for any campaign", async () => {
  const quiet = await createTestWorkspace();
  const own = await createTestAccount(quiet.id);
  const [out = "", still = ""] = phones(2);
  const id = await beginRetried(quiet, [out, still]);
  for (const phone of [out, still]) await told(id, phone, "expired", { code: "8", hoursAgo: 7 });
  expect(await lookAgain()).toBe(2);
  const [again] = await triesOf(id);
  await createSuppression(quiet.as.owner, { phone: out, reason: "asked", note: "" });
  const claimed = async () => {
    const campaign = (await listSendingCampaigns(own)).find((each) => each.id === again?.id);
    if (campaign === undefined) throw new Error("It does not send.");
    const claim = await claimFresh({ workerId: crypto.randomUUID(), leaseSeconds: 60 }, campaign, 0, 10);
    return claim?.messages.map(({ phone }) => phone) ?? [];
  };
  const clock = (hours: number) =>
    wallClock(new Date(Date.now() + hours * 3_600_000).toISOString(), "Asia/Kuala_Lumpur")?.time as string;
  await saveSendingRules(quiet.as.admin, { quietHours: { from: clock(-1), to: clock(2) } });
  expect(await claimed()).toEqual([]);
  await saveSendingRules(quiet.as.admin, { quietHours: null });
  expect(await claimed()).toEqual([still]);
});

it("S58: many looks at once, and one that ends midway, give each person one text for each time", async () => {
  const all = phones(40);
  const id = await beginRetried(shop, all, { retry: { afterHours: 1, times: 3 } });
  for (const phone of all) await told(id, phone, "expired", { code: "8", hoursAgo: 2 });
  await Promise.all(Array.from({ length: 8 }, () => lookAgain()));
  await lookAgain();
  const [first] = await triesOf(id);
  expect(first?.phones).toHaveLength(40);
  const twice = sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT campaign_id, workspace_id, phone FROM message WHERE campaign_id = $1 LIMIT 1`,
    [first?.id],
  );
  await expect(twice).rejects.toMatchObject({ code: "23505" });
  const another = sql.execute(
    `INSERT INTO campaign (workspace_id, name, message, retry_of, retry_number)
     VALUES ($1, 'x', '{}', $2, 1)`,
    [shop.id, id],
  );
  await expect(another).rejects.toMatchObject({ code: "23505" });
  // The second time is for whom the first could not reach, and so is the third.
  for (const phone of all.slice(0, 10))
    await told(first?.id ?? "", phone, "expired", { code: "8", hoursAgo: 2 });
  for (const phone of all.slice(10)) await told(first?.id ?? "", phone, "delivered");
  expect(await lookAgain()).toBe(10);
  const [, second] = await triesOf(id);
  for (const phone of all.slice(0, 10))
    await told(second?.id ?? "", phone, "expired", { code: "8", hoursAgo: 2 });
  // Of one of them the very first text is said to have arrived after all.
  await told(id, all[0] ?? "", "delivered");
  expect(await lookAgain()).toBe(9);
  const tries = await triesOf(id);
  expect(tries.map((each) => each.phones.length)).toEqual([40, 10, 9]);
  for (const phone of all.slice(1, 10))
    await told(tries[2]?.id ?? "", phone, "expired", { code: "8", hoursAgo: 2 });
  expect(await lookAgain()).toBe(0);
  expect(await triesOf(id)).toHaveLength(3);
});

it("S58: nobody is tried again once the text has expired, and the campaign finishes after its tries", async () => {
  const [one = "", two = ""] = phones(2);
  const id = await beginRetried(shop, [one, two], { validHours: 8 });
  await sql.execute("UPDATE campaign SET started_at = now() - interval '7 hours' WHERE id = $1", [id]);
  await told(id, one, "expired", { code: "8", hoursAgo: 6.1 });
  await told(id, two, "expired", { code: "8", hoursAgo: 1 });
  expect(await finishCampaigns()).not.toContain(id);
  expect(await lookAgain()).toBe(1);
  expect(await progress(id)).toMatchObject({ waiting: 0, untold: 0 });
  const [again] = await triesOf(id);
  expect(again?.phones).toEqual([one]);
  await told(again?.id ?? "", one, "delivered");
  await lookAgain();
  expect(await finishCampaigns()).toContain(again?.id);
  await lookAgain();
  expect(await finishCampaigns()).toContain(id);
  const view = await requireCampaign(shop.as.owner, id);
  expect(view).toMatchObject({ status: "finished", retryProgress: { tries: [{ people: 1, delivered: 1 }] } });
  const [row] = (await listMessages(shop.as.owner, id)).data.filter(({ phone }) => phone === one);
  expect(row?.again).toMatchObject({ number: 1, status: "delivered" });
  // What was reached then is not offered to be sent to again.
  const draft = await sendAgainToFailed(shop.as.owner, { id });
  expect(draft.audience.phones).toEqual([`+${two}`]);
  expect(draft.retry).toEqual({ afterHours: 6, times: 1 });
  const listed = (await listCampaigns(shop.as.owner)).data.map((each) => each.id);
  expect([listed.includes(id), listed.includes(again?.id ?? "")]).toEqual([true, false]);
});

it("S58: pause, resume and cancel hold for the tries, and a copy takes the rule along", async () => {
  const all = phones(3);
  const id = await beginRetried(shop, all);
  for (const phone of all.slice(0, 2)) await told(id, phone, "expired", { code: "8", hoursAgo: 7 });
  await lookAgain();
  const again = (await triesOf(id))[0]?.id ?? "";
  await expect(sendAgainToFailed(shop.as.owner, { id })).rejects.toMatchObject({ code: "unprocessable" });
  await pauseCampaign(shop.as.owner, { id });
  expect([await status(id), await status(again)]).toEqual(["paused", "paused"]);
  expect(await lookAgain()).toBe(0);
  await resumeCampaign(shop.as.owner, { id });
  expect([await status(id), await status(again)]).toEqual(["sending", "sending"]);
  await cancelCampaign(shop.as.owner, { id });
  expect([await status(id), await status(again)]).toEqual(["canceled", "canceled"]);
  const rows = (await listMessages(shop.as.owner, again)).data;
  expect(rows.map((row) => row.status)).toEqual(["canceled", "canceled"]);
  expect(await watchRetries()).toBe(0);
  expect((await duplicateCampaign(shop.as.owner, { id })).retry).toEqual({ afterHours: 6, times: 1 });
});

it("S58: without reports, and beside an SMS instead, nobody is tried again, and the refusal says so", async () => {
  const draft = (more: object) =>
    createCompleteDraft(
      shop.as.owner,
      createCampaignInput.parse({
        ...{ name: "Notice", message: { kind: "text", text: "RM0 Kedai: hai" } },
        ...{ audience: { lists: [], phones: phones(1) }, retry: { afterHours: 6, times: 1 }, ...more },
      }),
    );
  await expect(draft({ delivery: "untracked" })).rejects.toMatchObject({
    fieldSentences: { retry: { key: "rules.retry.untracked" } },
  });
  for (const retry of [
    { afterHours: 0, times: 1 },
    { afterHours: 73, times: 1 },
    { afterHours: 6, times: 4 },
  ])
    expect(createCampaignInput.safeParse({ retry }).error?.issues.map(({ path }) => path[0])).toContain(
      "retry",
    );
});
