import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { listConversations } from "@/lib/inbox/conversation.queries";
import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { decideReview } from "@/lib/inbox/decide-review";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { releaseHeld } from "@/lib/opt-outs/release-held";
import { sql } from "@/lib/platform/db/sql";
import { claimDue } from "@/lib/sending/claim-due";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { finishCampaigns } from "@/lib/sending/move-campaigns";
import { listSendingCampaigns } from "@/lib/sending/sending-campaigns";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";

testDatabase();

let shop: TestWorkspace;
let gateway: TestGateway;
let serial = 0;
/** Two phones that nobody had before: one whose text waits, and another. */
let held: string;
let other: string;

beforeAll(async () => {
  shop = await createTestWorkspace();
  gateway = await createTestGateway(shop.id);
});
beforeEach(() => {
  serial += 2;
  held = `60122${String(100_000 + serial)}`;
  other = `60122${String(100_001 + serial)}`;
});

async function runningCampaign() {
  const draft = await createDraft(shop.as.marketer, {
    message: { kind: "text", text: "RM0 Sale" },
    audience: { lists: [], phones: [held, other] },
  });
  await launchCampaign(shop.as.marketer, { id: draft.id, immediately: true });
  await sql.execute("UPDATE campaign SET status = 'sending', started_at = now() WHERE id = $1", [draft.id]);
  const campaign = (await listSendingCampaigns(gateway.accountId)).find((one) => one.id === draft.id);
  if (!campaign) throw new Error("The campaign does not run.");
  return campaign;
}

const claimer = { workerId: crypto.randomUUID(), leaseSeconds: 60 };
const claim = async (campaign: Awaited<ReturnType<typeof runningCampaign>>) =>
  ((await claimFresh(claimer, campaign, 0, 10))?.messages ?? []).map((message) => message.phone);
const messageOf = (campaignId: string) =>
  sql.first("SELECT status, failure_code, attempts FROM message WHERE campaign_id = $1 AND phone = $2", [
    campaignId,
    held,
  ]);
const HELD = { status: "suppressed", failure_code: "held", attempts: 0 };

async function review(decision: "stopped" | "dismissed") {
  const id = (await listConversations(shop.as.owner, { q: held })).data[0]?.id ?? "";
  for (const message of (await listConversationMessages(shop.as.support, id)).data)
    if (message.direction === "in" && message.review === "waiting")
      await decideReview(shop.as.support, { id, messageId: message.id, decision });
}

describe("while a review waits", () => {
  it("I4: no campaign texts that person, and what was held back goes out once it is dismissed", async () => {
    const campaign = await runningCampaign();
    await gateway.text(held, "Please stop sending me these messages");
    expect(await claim(campaign)).toEqual([other]);
    expect(await messageOf(campaign.id)).toEqual(HELD);
    expect(await releaseHeld(), "nobody has decided yet").toBe(0);
    await review("dismissed");
    expect(await releaseHeld()).toBe(1);
    expect(await claim(campaign)).toEqual([held]);
    expect(await releaseHeld(), "a second time changes nothing").toBe(0);
  });

  it("I4: of two texts that wait, both have to be decided", async () => {
    const campaign = await runningCampaign();
    await gateway.text(held, "jangan hantar lagi");
    await gateway.text(held, "STPO");
    await claim(campaign);
    const id = (await listConversations(shop.as.owner, { q: held })).data[0]?.id ?? "";
    const [last] = (await listConversationMessages(shop.as.support, id)).data;
    await decideReview(shop.as.support, { id, messageId: last?.id ?? "", decision: "dismissed" });
    expect(await releaseHeld()).toBe(0);
    await review("dismissed");
    expect(await releaseHeld()).toBe(1);
  });

  it("I4: an opt-out that a person confirms stays unsent and says so", async () => {
    const campaign = await runningCampaign();
    await gateway.text(held, "不要再发");
    await claim(campaign);
    await review("stopped");
    expect(await releaseHeld()).toBe(0);
    expect(await messageOf(campaign.id)).toEqual(HELD);
  });

  it("I4: a campaign that ended after the decision runs again for it, one that ended before does not", async () => {
    const early = await runningCampaign();
    await gateway.text(held, "take me off this list");
    await claim(early);
    await sql.execute(
      "UPDATE campaign SET status = 'finished', finished_at = now() - interval '1 second' WHERE id = $1",
      [early.id],
    );
    const late = await runningCampaign();
    await claim(late);
    await review("dismissed");
    await sql.execute(
      "UPDATE campaign SET status = 'finished', finished_at = now() + interval '1 second' WHERE id = $1",
      [late.id],
    );
    expect(await releaseHeld()).toBe(1);
    expect(await messageOf(early.id)).toEqual(HELD);
    expect(await claim(late)).toEqual([held]);
    expect(await finishCampaigns(), "it has a text under way").not.toContain(late.id);
  });

  it("I4: a refusal that was mended is no way around it", async () => {
    const campaign = await runningCampaign();
    await gateway.text(held, "how to unsubscribe?");
    await sql.execute("UPDATE message SET attempts = 1 WHERE campaign_id = $1 AND phone = $2", [
      campaign.id,
      held,
    ]);
    await sql.execute(
      `INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id)
       SELECT campaign_id, id, $2, workspace_id FROM message WHERE campaign_id = $1 AND phone = $3`,
      [campaign.id, gateway.accountId, held],
    );
    expect(await claimDue(claimer, gateway.accountId, 10)).toEqual([]);
    expect(await messageOf(campaign.id)).toEqual({ ...HELD, attempts: 1 });
    await review("dismissed");
    expect(await releaseHeld()).toBe(1);
    const due = await claimDue(claimer, gateway.accountId, 10);
    expect(due.flatMap((one) => one.messages.map((message) => message.phone))).toEqual([held]);
  });

  it("support can answer, and sees that campaigns wait", async () => {
    await gateway.text(held, "stop promo");
    const id = (await listConversations(shop.as.owner, { q: held })).data[0]?.id ?? "";
    expect(await requireConversationDetail(shop.as.support, id)).toMatchObject({
      held: true,
      suppressed: false,
    });
    await replyToConversation(shop.as.support, { id, text: "RM0 Do you want no more texts?" });
    const due = await claimDue(claimer, gateway.accountId, 10);
    expect(due.flatMap((one) => one.messages.map((message) => message.phone))).toEqual([held]);
    await review("dismissed");
    expect(await requireConversationDetail(shop.as.support, id)).toMatchObject({ held: false });
  });
});

describe("what a text is recognised by", () => {
  const calls: [string, string, Record<string, unknown>][] = [
    ["Msg=STOP?%20No%20wait,%20keep%20me", "STOP? No wait, keep me", { review: "waiting", readable: true }],
    [
      "Msg=STOP%00",
      "STOP%00",
      { review: "waiting", readable: false, sign: { kind: "unsure", words: "STOP" } },
    ],
    ["Msg=STOP%20ALL", "STOP ALL", { keyword: "stop", sign: { kind: "word", words: "STOP ALL" } }],
    ["Msg=berhentu", "berhentu", { review: "waiting", sign: { kind: "typo", words: "BERHENTI" } }],
    [
      "Msg=tolong%20padam%20nombor%20saya",
      "tolong padam nombor saya",
      { sign: { kind: "phrase", words: "padam nombor" } },
    ],
    ["Msg=bus%20stop%20mana", "bus stop mana", { review: null, keyword: null, sign: null }],
    ["Msg=BATAL%20pesanan%20saya", "BATAL pesanan saya", { review: null, keyword: null, sign: null }],
    ["Msg=hi&Sender=60199999999&Msg=STOP", "hi&Sender=60199999999&Msg=STOP", { keyword: null }],
  ];
  it.each(calls)("I4: %s is shown as %j and as %j", async (query, text, shown) => {
    await gateway.call(`ShortCode=32278&Sender=${held}&ContentType=1&${query}`);
    const id = (await listConversations(shop.as.owner, { q: held })).data[0]?.id ?? "";
    const page = await listConversationMessages(shop.as.support, id);
    expect(page.data).toMatchObject([{ direction: "in", text, ...shown }]);
    const suppressed = await sql.query("SELECT FROM suppression WHERE workspace_id = $1 AND phone = $2", [
      shop.id,
      held,
    ]);
    expect(suppressed).toHaveLength(shown.keyword === "stop" ? 1 : 0);
  });
});

describe("a long text", () => {
  const hex = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex");
  const part = (reference: string, total: number, number: number, text: string) =>
    gateway.call(
      `ShortCode=32278&Sender=${held}&ContentType=2&Msg=050003${reference}0${total}0${number}${hex(text)}`,
    );

  it("I2, I4: is put together from its parts in their order, judged as a whole, and each call is kept", async () => {
    await part("A7", 3, 2, "hantar sms ");
    await part("A7", 3, 3, "lagi");
    await part("A7", 3, 3, "lagi");
    const id = (await listConversations(shop.as.owner, { q: held })).data[0]?.id ?? "";
    const read = async () => (await listConversationMessages(shop.as.support, id)).data;
    expect(await read()).toMatchObject([
      { text: "[…]hantar sms lagi", review: null, parts: { total: 3, come: [{ number: 2 }, { number: 3 }] } },
    ]);
    await part("A7", 3, 1, "jangan ");
    expect(await read()).toMatchObject([
      { text: "jangan hantar sms lagi", review: "waiting", parts: { come: [{}, {}, {}] }, repeats: [{}] },
    ]);
    const rows = await sql.query("SELECT FROM inbound_message WHERE workspace_id = $1 AND phone = $2", [
      shop.id,
      held,
    ]);
    expect(rows).toHaveLength(4);
    expect((await listConversations(shop.as.owner, { q: held })).data).toMatchObject([
      { unread: 1, lastText: "jangan hantar sms lagi" },
    ]);
  });

  it("I4: that only begins like an opt-out stops nobody", async () => {
    await part("01", 2, 1, "STOP");
    const suppressed = () =>
      sql.query("SELECT FROM suppression WHERE workspace_id = $1 AND phone = $2", [shop.id, held]);
    expect(await suppressed()).toEqual([]);
    await part("01", 2, 2, "ping by your shop at five, is it open until then today?");
    const id = (await listConversations(shop.as.owner, { q: held })).data[0]?.id ?? "";
    expect((await listConversationMessages(shop.as.support, id)).data).toMatchObject([
      { text: "STOPping by your shop at five, is it open until then today?", review: null, keyword: null },
    ]);
    expect(await suppressed()).toEqual([]);
  });

  it("I4: what its first part held back goes out once the whole shows that it was no opt-out", async () => {
    const campaign = await runningCampaign();
    await part("03", 2, 1, "STOP");
    expect(await claim(campaign)).toEqual([other]);
    expect(await messageOf(campaign.id)).toEqual(HELD);
    await part("03", 2, 2, "ping by your shop at five, is it open until then today?");
    expect(await releaseHeld()).toBe(1);
    expect(await claim(campaign)).toEqual([held]);
  });

  it("I4: a decision from before the workers were away is found when one starts", async () => {
    const campaign = await runningCampaign();
    await gateway.text(held, "Please stop sending me these messages");
    await claim(campaign);
    await review("dismissed");
    await sql.execute("UPDATE inbound_message SET reviewed_at = now() - interval '3 days' WHERE phone = $1", [
      held,
    ]);
    expect(await releaseHeld()).toBe(0);
    expect(await releaseHeld("starting")).toBe(1);
  });

  it("I2: a reference that comes again with other words begins another text", async () => {
    await part("02", 2, 1, "one ");
    await part("02", 2, 2, "whole");
    await part("02", 2, 1, "two ");
    await part("02", 2, 2, "also");
    const id = (await listConversations(shop.as.owner, { q: held })).data[0]?.id ?? "";
    const page = await listConversationMessages(shop.as.support, id);
    expect(page.data.map((message) => message.text)).toEqual(["two also", "one whole"]);
  });
});
