import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { sql } from "@/lib/platform/db/sql";
import { claimDue } from "@/lib/sending/claim-due";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { recordOutcomes } from "@/lib/sending/record-outcomes";
import { listSendingCampaigns, type SendingCampaign } from "@/lib/sending/sending-campaigns";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { deleteSuppression } from "@/lib/suppressions/delete-suppression";
import { exportSuppressions } from "@/lib/suppressions/export-suppressions";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";
import { createTestWhatsApp, type TestWhatsApp } from "@/lib/testing/test-whatsapp";

testDatabase();
const claimer = { workerId: randomUUID(), leaseSeconds: 120 };
let shop: TestWorkspace;
let sms: TestGateway;
let whatsapp: TestWhatsApp;
let last = 60_126_700_000;
const fresh = () => {
  last += 1;
  return String(last);
};
const NOW = 1_764_500_000;

beforeAll(async () => {
  shop = await createTestWorkspace();
  sms = await createTestGateway(shop.id);
  whatsapp = await createTestWhatsApp(shop.id);
});

const press = (phone: string, value: "stop" | "resume", timestamp = NOW, category = "marketing_messages") =>
  whatsapp.change("user_preferences", {
    user_preferences: [{ wa_id: phone, user_id: "MY.2026206508304015", category, value, timestamp }],
  });
const stops = (phone: string) =>
  sql.query(
    "SELECT channel, source FROM channel_stop WHERE workspace_id = $1 AND phone = $2 ORDER BY channel",
    [shop.id, phone],
  );
const MADE = { channel: "whatsapp", source: "preference" };

async function campaignTo(account: string, phones: string[], content: object): Promise<SendingCampaign> {
  const row = await sql.first<{ id: string }>(
    `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients, started_at)
     VALUES ($1, $4, 'sending', $2, $5, $3, now()) RETURNING id`,
    [shop.id, account, phones.length, randomUUID(), content],
  );
  await sql.query(
    "INSERT INTO message (campaign_id, workspace_id, phone) SELECT $1, $2, unnest($3::text[])",
    [row?.id, shop.id, phones],
  );
  const all = await listSendingCampaigns(account);
  return all.find(({ id }) => id === row?.id) as SendingCampaign;
}
const statusOf = async (campaignId: string) =>
  (
    await sql.query<{ status: string }>(
      "SELECT status::text FROM message WHERE campaign_id = $1 ORDER BY phone",
      [campaignId],
    )
  ).map(({ status }) => status);
const TEMPLATE = { kind: "template", name: "sale", language: "en", variables: {}, text: "sale" };
const TEXT = { kind: "text", text: "RM0 Sale" };

describe("S57: a stop at WhatsApp itself", () => {
  it("ends campaigns by WhatsApp and nothing else, at the moment of the claim", async () => {
    const [stopped, other] = [fresh(), fresh()];
    const byWhatsApp = await campaignTo(whatsapp.accountId, [stopped, other], TEMPLATE);
    const bySms = await campaignTo(sms.accountId, [stopped, other], TEXT);
    await press(stopped, "stop");
    expect(await stops(stopped)).toEqual([MADE]);
    await claimFresh(claimer, byWhatsApp, 0, 10);
    await claimFresh(claimer, bySms, 0, 10);
    expect(await statusOf(byWhatsApp.id)).toEqual(["suppressed", "sending"]);
    expect(await statusOf(bySms.id)).toEqual(["sending", "sending"]);
  });

  it("holds for what is asked for again, and lets the answer to who writes go", async () => {
    const phone = fresh();
    const again = await campaignTo(whatsapp.accountId, [phone], TEMPLATE);
    await press(phone, "stop");
    await sql.query(
      `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id, due_at)
       SELECT campaign_id, id, $2, workspace_id, now() - interval '1 second'
       FROM message
       WHERE campaign_id = $1`,
      [again.id, whatsapp.accountId],
    );
    await whatsapp.text(phone, "But do answer me");
    const conversation = await sql.first<{ id: string }>(
      "SELECT id FROM conversation WHERE workspace_id = $1 AND phone = $2",
      [shop.id, phone],
    );
    const to = { to: phone, gatewayAccountId: whatsapp.accountId, conversationId: conversation?.id ?? null };
    const message = { kind: "text", text: "Here we are" } as const;
    const reply = await sendDirectMessage(shop.as.support, { ...to, message, kind: "reply" });
    for (let i = 0; i < 2; i += 1) await claimDue(claimer, whatsapp.accountId, 10);
    expect(await statusOf(again.id)).toEqual(["suppressed"]);
    expect(await statusOf(reply.campaignId)).toEqual(["sending"]);
    await expect(
      sendDirectMessage(shop.as.marketer, {
        to: phone,
        gatewayAccountId: whatsapp.accountId,
        message: { ...TEMPLATE, kind: "template" },
        kind: "direct",
      }),
    ).rejects.toMatchObject({ code: "unprocessable" });
  });

  it("a resume lifts what WhatsApp's own stop made, and only when it came after that", async () => {
    const [one, two, three, four] = [fresh(), fresh(), fresh(), fresh()];
    await press(one, "stop");
    await press(one, "resume", NOW + 60);
    expect(await stops(one)).toEqual([]);
    // An older resume that comes late, and a stop that comes twice.
    await press(two, "stop");
    await press(two, "stop");
    await press(two, "resume", NOW - 60);
    expect(await stops(two)).toEqual([MADE]);
    await createSuppression(shop.as.owner, { phone: three, reason: "asked", note: "", scope: "whatsapp" });
    await press(three, "stop");
    await press(three, "resume", NOW + 60);
    expect(await stops(three)).toEqual([{ channel: "whatsapp", source: "person" }]);
    await sms.text(four, "STOP");
    await press(four, "resume", NOW + 60);
    expect((await listSuppressions(shop.as.owner, { q: four, limit: 5 })).data).toMatchObject([
      { scope: "all", source: "keyword" },
    ]);
  });

  it("another preference, and somebody without a number, stop nobody", async () => {
    const phone = fresh();
    await press(phone, "stop", NOW, "something_else");
    await whatsapp.change("user_preferences", {
      user_preferences: [
        { user_id: "MY.60126799999", category: "marketing_messages", value: "stop", timestamp: NOW },
      ],
    });
    expect(await stops(phone)).toEqual([]);
    expect(await stops("60126799999")).toEqual([]);
  });

  it("131050 is one, told by the call or by its status, with the number or without", async () => {
    const [called, named, unnamed] = [fresh(), fresh(), fresh()];
    const campaign = await campaignTo(whatsapp.accountId, [called, named, unnamed], TEMPLATE);
    const claim = await claimFresh(claimer, campaign, 0, 10);
    const outcomes = (claim?.messages ?? []).map((message, n) => ({
      workspaceId: shop.id,
      gatewayAccountId: whatsapp.accountId,
      gatewayKind: "whatsapp-cloud",
      accountEpoch: 0,
      campaignId: campaign.id,
      messageId: message.id,
      claimId: claim?.claimId ?? 0,
      attempt: 1,
      seqno: `s${n}`,
      hadUnknown: false,
      firstAttemptAt: Date.now(),
      startedAt: Date.now(),
      finishedAt: Date.now(),
      outcome: n === 0 ? ("refused" as const) : ("accepted" as const),
      reason: n === 0 ? ("phone" as const) : null,
      code: n === 0 ? "131050" : null,
      gatewayMessageId: n === 0 ? null : `wamid.stop.${n}`,
      detail: "",
    }));
    await recordOutcomes(outcomes);
    const failed = { status: "failed", timestamp: String(NOW), errors: [{ code: 131050 }] };
    await whatsapp.change("messages", {
      statuses: [
        { id: "wamid.stop.1", recipient_id: named, ...failed },
        { id: "wamid.stop.2", ...failed },
        { id: "wamid.of.nobody", ...failed },
      ],
    });
    await drainCallbacks();
    expect(await statusOf(campaign.id)).toEqual(["failed", "failed", "failed"]);
    for (const phone of [called, named, unnamed])
      expect(await stops(phone)).toEqual([{ channel: "whatsapp", source: "refusal" }]);
  });
});

describe("S57: a stop word", () => {
  it.each(["sms", "whatsapp"] as const)("by %s ends both channels", async (channel) => {
    const phone = fresh();
    await (channel === "sms" ? sms.text(phone, "STOP") : whatsapp.text(phone, "Berhenti"));
    const byWhatsApp = await campaignTo(whatsapp.accountId, [phone], TEMPLATE);
    const bySms = await campaignTo(sms.accountId, [phone], TEXT);
    await claimFresh(claimer, byWhatsApp, 0, 10);
    await claimFresh(claimer, bySms, 0, 10);
    expect([await statusOf(byWhatsApp.id), await statusOf(bySms.id)]).toEqual([
      ["suppressed"],
      ["suppressed"],
    ]);
  });

  it("on a button of a template is one too", async () => {
    const phone = fresh();
    await whatsapp.write(phone, { type: "button", button: { payload: "STOP", text: "Stop" } });
    expect((await listSuppressions(shop.as.owner, { q: phone, limit: 5 })).data).toHaveLength(1);
  });
});

it("the list, its pages and its file hold each phone once, with what it is not sent", async () => {
  const own = await createTestWorkspace();
  const phones = Array.from({ length: 7 }, fresh);
  for (const [n, phone] of phones.entries()) {
    const given = { phone, reason: "asked", note: "" };
    if (n % 2 === 0) await createSuppression(own.as.owner, { ...given, scope: "whatsapp" });
    if (n % 3 === 0) await createSuppression(own.as.owner, { ...given, scope: "all" });
    if (n % 2 === 1 && n % 3 !== 0) await createSuppression(own.as.owner, { ...given, scope: "all" });
  }
  // Of one moment, as those of one file.
  await sql.execute("UPDATE channel_stop SET created_at = '2026-01-01' WHERE workspace_id = $1", [own.id]);
  await sql.execute("UPDATE suppression SET created_at = '2026-01-01' WHERE workspace_id = $1", [own.id]);
  for (const q of ["", "6012"]) {
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listSuppressions(own.as.owner, { q, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.data.map(({ phone, scope }) => `${phones.indexOf(phone)} ${scope}`));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(["0 all", "1 all", "2 whatsapp", "3 all", "4 whatsapp", "5 all", "6 all"]);
  }
  const table = await exportSuppressions(own.as.owner);
  expect(table.columns.indexOf("scope")).toBe(5);
  // What stops everything is taken back first, and what stops one channel stays until that is.
  const [both = ""] = phones;
  await deleteSuppression(own.as.owner, { phone: both });
  const left = async () => (await listSuppressions(own.as.owner, { q: both, limit: 5 })).data;
  expect(await left()).toMatchObject([{ scope: "whatsapp", source: "person" }]);
  await deleteSuppression(own.as.owner, { phone: both });
  expect(await left()).toEqual([]);
  await expect(deleteSuppression(own.as.owner, { phone: both })).rejects.toMatchObject({ code: "not_found" });
});
