import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { CampaignLimitsView } from "@/lib/campaigns/campaign-limits.view";
import { checkCampaign } from "@/lib/campaigns/check-campaign";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { wallClock } from "@/lib/core/zoned-time";
import { sql } from "@/lib/platform/db/sql";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { listSendingCampaigns } from "@/lib/sending/sending-campaigns";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestWhatsApp } from "@/lib/testing/test-whatsapp";

testDatabase();

const MY = ["60123000021", "60123000022", "60123000023"];
const UK = ["447911123421"];
const SALE = "Sale at our shops until Sunday: show this text at the till.";
let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
  await createTestAccount(shop.id);
});

const draft = (phones: string[], more: object = {}) =>
  createDraft(shop.as.marketer, {
    name: "Raya",
    message: { kind: "text", text: SALE },
    audience: { lists: [], phones: phones.map((phone) => `+${phone}`) },
    ...more,
  });
const limits = async (id: string) =>
  (await checkCampaign(shop.as.marketer, { id })).limits as CampaignLimitsView;
const launch = (id: string, more: object = {}) => launchCampaign(shop.as.marketer, { id, ...more });
/** As if it had been sent so many hours ago. */
const sent = (id: string, hours: number, status = "delivered") =>
  sql.query(
    `WITH c AS (UPDATE campaign SET status = 'sending', started_at = now() - make_interval(hours => $2),
         scheduled_at = now() - make_interval(hours => $2) WHERE id = $1)
     UPDATE message SET status = $3::message_status, attempts = 1,
       sent_at = now() - make_interval(hours => $2),
       first_attempt_at = now() - make_interval(hours => $2) WHERE campaign_id = $1`,
    [id, hours, status],
  );
const clock = (zone: string, hours: number) =>
  wallClock(new Date(Date.now() + hours * 3_600_000).toISOString(), zone)?.time as string;

it("the check page tells what each rule will do, before the launch", async () => {
  const first = await draft(MY);
  expect(await limits(first.id)).toEqual({
    quiet: [],
    weekly: null,
    optIn: null,
    stopped: 0,
    held: 0,
    recent: 0,
    untexted: 3,
    repeats: [],
    repeatHours: 24,
  });
  await launch(first.id);
  await sent(first.id, 30);
  await saveSendingRules(shop.as.admin, {
    quietHours: { from: clock("Asia/Kuala_Lumpur", -1), to: clock("Asia/Kuala_Lumpur", 2) },
    weeklyCap: 1,
  });
  const second = await draft([MY[0] as string, "60123000029", ...UK]);
  const told = await limits(second.id);
  expect(told).toMatchObject({ weekly: { cap: 1, people: 1 }, recent: 1, untexted: 2, repeats: [] });
  // Who will be left out does not wait.
  expect(told.quiet).toMatchObject([{ country: "MY", people: 1 }]);
  const later = await draft(MY, { scheduledAt: new Date(Date.now() + 4 * 3_600_000).toISOString() });
  expect((await limits(later.id)).quiet).toEqual([]);
  const marked = await draft(MY, { quietHours: "ignore", quietHoursReason: "The parcel is ready" });
  expect(await limits(marked.id)).toMatchObject({ quiet: [], weekly: null });
});

it("leaving out whom a text reached in two days leaves nobody of them", async () => {
  const first = await draft(MY);
  await launch(first.id);
  await sent(first.id, 30);
  const exclude = { lists: [], segments: [], textedWithinDays: 2 };
  const phones = [...MY, ...UK].map((phone) => `+${phone}`);
  const second = await draft([], { audience: { lists: [], phones, exclude } });
  expect(await limits(second.id)).toMatchObject({ recent: 0 });
});

it("S34: the same text to the same people asks first; by programs, to others, later or to whom it failed it does not", async () => {
  const first = await draft(MY);
  await launch(first.id);
  const again = await draft([MY[1] as string, ...UK], {
    message: { kind: "text", text: SALE.replace("Sunday", "Monday").toUpperCase() },
  });
  expect((await limits(again.id)).repeats).toMatchObject([{ id: first.id, name: "Raya", people: 1 }]);
  await expect(launch(again.id)).rejects.toMatchObject({
    code: "conflict",
    fields: { confirmRepeat: expect.anything() },
  });
  expect(await sql.first("SELECT status::text AS status FROM campaign WHERE id = $1", [again.id])).toEqual({
    status: "draft",
  });
  await launch(again.id, { confirmRepeat: true });
  // Others, or another text.
  await launch((await draft(["60123000031"])).id);
  await launch((await draft(MY, { message: { kind: "text", text: "Your order is at the counter" } })).id);
  // It failed for them, or was long ago.
  await sql.execute("UPDATE campaign SET status = 'canceled' WHERE id = $1", [again.id]);
  await sent(first.id, 2, "failed");
  await launch((await draft(MY)).id);
  await sql.execute("UPDATE campaign SET started_at = now() - interval '25 hours' WHERE workspace_id = $1", [
    shop.id,
  ]);
  await launch((await draft(MY)).id);
  await expect(launch((await draft(MY)).id)).rejects.toMatchObject({ code: "conflict" });
  await saveSendingRules(shop.as.admin, { repeatWarningHours: 0 });
  await launch((await draft(MY)).id);
});

it("what goes out at any hour says why: without a reason it is not launched, and with it the audit log has it", async () => {
  const silent = await draft(MY, { quietHours: "ignore", quietHoursReason: "  " });
  const { problems } = await checkCampaign(shop.as.marketer, { id: silent.id });
  expect(problems).toContainEqual(expect.objectContaining({ field: "quietHoursReason", severity: "stop" }));
  await expect(launch(silent.id)).rejects.toMatchObject({ fields: { quietHoursReason: expect.anything() } });
  const marked = await draft(MY, { quietHours: "ignore", quietHoursReason: "The parcel is ready" });
  expect(await launch(marked.id)).toMatchObject({
    quietHours: "ignore",
    quietHoursReason: "The parcel is ready",
  });
  const line = await sql.first<{ after: object }>(
    "SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = 'campaign.launched'",
    [shop.id],
  );
  expect(line?.after).toMatchObject({ quietHours: "ignore", quietHoursReason: "The parcel is ready" });
});

it("tells who stopped WhatsApp and who may have asked to stop, and the claim leaves out just these", async () => {
  const [stopped, held, willing] = MY as [string, string, string];
  const whatsapp = await createTestWhatsApp(shop.id);
  await whatsapp.template("offer", "Our new hours are on the door.");
  const preference = {
    wa_id: stopped,
    category: "marketing_messages",
    value: "stop",
    timestamp: 1_764_500_000,
  };
  await whatsapp.change("user_preferences", { user_preferences: [preference] });
  await whatsapp.text(held, "berhentu");
  const template = { kind: "template", name: "offer", language: "en", variables: {}, text: "" };
  const { id } = await draft(MY, { message: template, gatewayAccountId: whatsapp.accountId });
  expect(await limits(id)).toMatchObject({ stopped: 1, held: 1 });
  // A stop of WhatsApp is none of SMS.
  expect(await limits((await draft(MY)).id)).toMatchObject({ stopped: 0, held: 1 });

  await launch(id, { immediately: true });
  await sql.execute("UPDATE campaign SET status = 'sending', started_at = now() WHERE id = $1", [id]);
  const campaign = (await listSendingCampaigns(whatsapp.accountId)).find((one) => one.id === id);
  if (!campaign) throw new Error("The campaign is not sending.");
  const claim = await claimFresh({ workerId: randomUUID(), leaseSeconds: 60 }, campaign, 0, 10);
  expect(claim?.messages.map(({ phone }) => phone)).toEqual([willing]);
});
