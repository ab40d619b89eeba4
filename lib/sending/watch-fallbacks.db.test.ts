import { beforeAll, expect, it } from "vitest";
import { listCampaigns, requireCampaign } from "@/lib/campaigns/campaign.queries";
import { cancelCampaign } from "@/lib/campaigns/cancel-campaign";
import { pauseCampaign } from "@/lib/campaigns/pause-campaign";
import { sendAgainToFailed } from "@/lib/campaigns/send-again-to-failed";
import { listMessages } from "@/lib/messages/message.queries";
import { sql } from "@/lib/platform/db/sql";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { finishCampaigns } from "@/lib/sending/move-campaigns";
import { resumeCampaign } from "@/lib/sending/resume-campaign";
import { listSendingCampaigns } from "@/lib/sending/sending-campaigns";
import { sweepCampaigns } from "@/lib/sending/sweep-campaigns";
import { watchFallbacks } from "@/lib/sending/watch-fallbacks";
import {
  begin,
  createFallbackShop,
  FALLBACK,
  type FallbackShop,
  look,
  say,
  smsOf,
} from "@/lib/testing/fallback-stage";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
let on: FallbackShop;
beforeAll(async () => {
  on = await createFallbackShop();
});

let taken = 0;
const phones = (count: number) =>
  Array.from({ length: count }, () => `6012${String(2_000_000 + taken++).padStart(7, "0")}`);
const status = async (id: string) => (await requireCampaign(on.shop.as.owner, id)).status;

it("S54: an SMS goes at once to who is not there and who is capped, after the hours to who got nothing, and to nobody else", async () => {
  const all = phones(9);
  const [
    absent = "",
    capped = "",
    stopped = "",
    late = "",
    soon = "",
    lost = "",
    got = "",
    wrong = "",
    queued = "",
  ] = all;
  const id = await begin(on, all);
  await say(id, absent, "failed", { code: "131026" });
  await say(id, capped, "failed", { code: "130472" });
  await say(id, stopped, "failed", { code: "131050", hoursAgo: 30 });
  await say(id, late, "sent", { hoursAgo: 6.1 });
  await say(id, soon, "sent", { hoursAgo: 5.9 });
  await say(id, lost, "unresolved", { code: "no_answer", hoursAgo: 1 });
  await say(id, got, "delivered", { hoursAgo: 30 });
  await say(id, wrong, "failed", { code: "131051", hoursAgo: 1 });
  expect(await look()).toBe(3);
  const { campaign, people } = await smsOf(id);
  expect(people).toEqual([
    { phone: absent, status: "queued", text: null, why: "undeliverable" },
    { phone: capped, status: "queued", text: null, why: "capped" },
    { phone: late, status: "queued", text: null, why: "late" },
  ]);
  expect(campaign).toMatchObject({ status: "sending", recipients: 3, credits: 3 });
  expect(await look()).toBe(0);
  const view = await requireCampaign(on.shop.as.owner, id);
  expect(view).toMatchObject({
    status: "sending",
    fallbackProgress: {
      campaignId: campaign?.id,
      waiting: 3,
      sent: { undeliverable: 1, capped: 1, notDeliveredWithinHours: 1 },
      reached: { whatsapp: 1, sms: 0, both: 0, neither: 2, notKnown: 6 },
    },
  });
  expect(Date.parse(view.fallbackProgress?.waitingUntil ?? "")).toBeGreaterThan(Date.now() + 4 * 3_600_000);
  // What is not known goes by the time that was chosen, and so does what failed for another reason.
  await say(id, lost, "unresolved", { code: "no_answer", hoursAgo: 7 });
  await say(id, wrong, "failed", { code: "131051", hoursAgo: 7 });
  await say(id, queued, "queued", { hoursAgo: 99 });
  expect(await look()).toBe(2);
  expect((await smsOf(id)).people.map(({ phone }) => phone)).toEqual([absent, capped, late, lost, wrong]);
});

it("S54: without the hours, who is only not told of gets nothing, and only what was chosen counts", async () => {
  const all = phones(3);
  const [absent = "", capped = "", lost = ""] = all;
  const id = await begin(on, all, { ...FALLBACK, when: ["capped"], hours: undefined });
  await say(id, absent, "failed", { code: "131026", hoursAgo: 80 });
  await say(id, capped, "failed", { code: "131049" });
  await say(id, lost, "unresolved", { code: "no_answer", hoursAgo: 80 });
  expect(await look()).toBe(1);
  expect((await smsOf(id)).people).toEqual([expect.objectContaining({ phone: capped, why: "capped" })]);
});

it("S54: many looks at the same moment, and one that ends midway, give one SMS to each", async () => {
  const all = phones(40);
  const id = await begin(on, all);
  for (const phone of all) await say(id, phone, "failed", { code: "131026" });
  await watchFallbacks();
  const first = await smsOf(id);
  expect(first.people).toHaveLength(40);
  // As if it had ended before it wrote down what it had done.
  await sql.execute("UPDATE campaign_fallback SET sms_campaign_id = NULL");
  await Promise.all(Array.from({ length: 8 }, () => look()));
  const again = await smsOf(id);
  expect([again.campaign, again.people.length]).toEqual([first.campaign, 40]);
  // The key of the phones refuses a second one, whoever writes it.
  const twice = sql.execute(
    `INSERT INTO message (campaign_id, workspace_id, phone)
     SELECT campaign_id, workspace_id, phone FROM message WHERE campaign_id = $1 LIMIT 1`,
    [first.campaign?.id],
  );
  await expect(twice).rejects.toMatchObject({ code: "23505" });
  const campaigns = sql.execute(
    "INSERT INTO campaign (workspace_id, name, message, fallback_of) VALUES ($1, 'x', '{}', $2)",
    [on.shop.id, id],
  );
  await expect(campaigns).rejects.toMatchObject({ code: "23505" });
});

it("S54: it finishes when nobody is left to decide about and the SMS are sent, and a late arrival is shown as both", async () => {
  const all = phones(3);
  const [absent = "", late = "", got = ""] = all;
  const id = await begin(on, all);
  await say(id, absent, "failed", { code: "131026" });
  await say(id, late, "sent", { hoursAgo: 2 });
  await say(id, got, "delivered");
  await look();
  await finishCampaigns();
  const sms = (await smsOf(id)).campaign?.id ?? "";
  expect(await status(id)).toBe("sending");
  await say(sms, absent, "delivered");
  await look();
  await finishCampaigns();
  expect([await status(id), await status(sms)]).toEqual(["sending", "sending"]);
  await say(id, late, "sent", { hoursAgo: 7 });
  await look();
  await say(sms, late, "delivered");
  for (let turn = 0; turn < 3; turn += 1) {
    await look();
    await finishCampaigns();
  }
  expect([await status(id), await status(sms)]).toEqual(["finished", "finished"]);
  const reached = async () => (await requireCampaign(on.shop.as.owner, id)).fallbackProgress?.reached;
  expect(await reached()).toEqual({ whatsapp: 1, sms: 2, both: 0, neither: 0, notKnown: 0 });
  await say(id, late, "delivered");
  await look();
  expect(await reached()).toEqual({ whatsapp: 1, sms: 1, both: 1, neither: 0, notKnown: 0 });
});

it("S54: a pause holds both, a resume lets both go on, and after a cancel nobody gets an SMS", async () => {
  const all = phones(3);
  const [absent = "", next = "", last = ""] = all;
  const id = await begin(on, all);
  await say(id, absent, "failed", { code: "131026" });
  await look();
  const sms = (await smsOf(id)).campaign?.id ?? "";
  await pauseCampaign(on.shop.as.owner, { id });
  expect(await status(sms)).toBe("paused");
  await say(id, next, "failed", { code: "131026" });
  expect(await look()).toBe(0);
  await resumeCampaign(on.shop.as.owner, { id });
  expect(await status(sms)).toBe("sending");
  expect(await look()).toBe(1);
  await cancelCampaign(on.shop.as.owner, { id });
  await say(id, last, "failed", { code: "131026" });
  expect(await look()).toBe(0);
  expect(await status(sms)).toBe("canceled");
  expect((await smsOf(id)).people.map((row) => row.status)).toEqual(["canceled", "canceled"]);
});

it("S54: who stops between the two gets no SMS, and is told apart; a paused account lets the SMS wait without ending either", async () => {
  const all = phones(3);
  const [absent = "", stopped = "", later = ""] = all;
  const id = await begin(on, all);
  for (const phone of [absent, stopped]) await say(id, phone, "failed", { code: "131026" });
  await say(id, later, "delivered");
  await look();
  await sql.execute(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'stop', 'manual')",
    [on.shop.id, stopped],
  );
  const sms = (await smsOf(id)).campaign?.id ?? "";
  const campaign = (await listSendingCampaigns(on.sms)).find((one) => one.id === sms);
  const [worker] = await sql.query<{ id: string }>(
    `INSERT INTO worker (id, host, pid, started_at, seen_at)
     VALUES (gen_random_uuid(), 'test', 1, now(), now()) RETURNING id`,
  );
  const claim = await claimFresh({ workerId: worker?.id ?? "", leaseSeconds: 60 }, campaign as never, 0, 10);
  expect(claim?.messages.map(({ phone }) => phone)).toEqual([absent]);
  expect((await smsOf(id)).people).toEqual([
    expect.objectContaining({ phone: absent, status: "sending" }),
    expect.objectContaining({ phone: stopped, status: "suppressed" }),
  ]);
  await say(sms, absent, "delivered");
  await look();
  const { fallbackProgress } = await requireCampaign(on.shop.as.owner, id);
  expect(fallbackProgress?.reached).toEqual({ whatsapp: 1, sms: 1, both: 0, neither: 1, notKnown: 0 });

  await sql.execute("UPDATE gateway_account SET status = 'paused', paused_reason = 'credits' WHERE id = $1", [
    on.sms,
  ]);
  const [alone = ""] = phones(1);
  const next = await begin(on, [alone]);
  await say(next, alone, "failed", { code: "131026" });
  await look();
  await look();
  await finishCampaigns();
  expect(await status(next)).toBe("sending");
  const waiting = (await smsOf(next)).campaign;
  expect(waiting?.status).toBe("paused");
  expect((await requireCampaign(on.shop.as.owner, next)).fallbackProgress).toMatchObject({
    status: "paused",
    pausedReason: "credits",
  });
  // Nothing moves for a long time, and that is no standstill.
  await sql.execute("UPDATE campaign SET updated_at = now() - interval '3 hours' WHERE id = $1", [next]);
  await sql.execute("DELETE FROM live_event");
  expect((await sweepCampaigns()).stuck).toBe(0);
  await sql.execute("UPDATE gateway_account SET status = 'active', paused_reason = NULL WHERE id = $1", [
    on.sms,
  ]);
});

it("the SMS are told with their campaign, not listed beside it, and each message says what went instead", async () => {
  const all = phones(2);
  const [absent = ""] = all;
  const id = await begin(on, all);
  await say(id, absent, "failed", { code: "131026" });
  await look();
  const sms = (await smsOf(id)).campaign?.id ?? "";
  const listed = (await listCampaigns(on.shop.as.owner, { limit: 1000 })).data.map((one) => one.id);
  expect([listed.includes(id), listed.includes(sms)]).toEqual([true, false]);
  expect((await requireCampaign(on.shop.as.owner, sms)).fallbackOf).toBe(id);
  await expect(sendAgainToFailed(on.shop.as.owner, { id })).rejects.toMatchObject({ code: "unprocessable" });
  const rows = (await listMessages(on.shop.as.owner, id)).data;
  expect(rows.map(({ phone, channel, instead }) => [phone, channel, instead?.why])).toEqual([
    [absent, "whatsapp", "undeliverable"],
    [all[1], "whatsapp", undefined],
  ]);
  const [own] = (await listMessages(on.shop.as.owner, sms)).data;
  expect([own?.channel, own?.instead?.why, own?.id]).toEqual(["sms", "undeliverable", rows[0]?.instead?.id]);
});
