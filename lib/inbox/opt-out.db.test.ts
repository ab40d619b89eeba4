import { beforeAll, describe, expect, it } from "vitest";
import { createDraft } from "@/lib/campaigns/create-draft";
import { launchCampaign } from "@/lib/campaigns/launch-campaign";
import { english } from "@/lib/core/english";
import { issueForPerson } from "@/lib/core/issue-sentence";
import { maskPhone } from "@/lib/core/phone-number";
import { listConversations } from "@/lib/inbox/conversation.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { decideReview } from "@/lib/inbox/decide-review";
import { saveKeywordsInput } from "@/lib/inbox/inbox-settings.input";
import { readInboxSettings } from "@/lib/inbox/inbox-settings.queries";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { saveInboxSettings, saveKeywords } from "@/lib/inbox/save-inbox-settings";
import { addContacts } from "@/lib/lists/add-contacts";
import { addContactsInput } from "@/lib/lists/list.input";
import { sql } from "@/lib/platform/db/sql";
import { claimDue } from "@/lib/sending/claim-due";
import { claimFresh } from "@/lib/sending/claim-fresh";
import { listSendingCampaigns } from "@/lib/sending/sending-campaigns";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";
import { saveWorkspace } from "@/lib/workspaces/save-workspace";
import { saveWorkspaceInput } from "@/lib/workspaces/workspace.input";

testDatabase();

let shop: TestWorkspace;
let gateway: TestGateway;

beforeAll(async () => {
  shop = await createTestWorkspace();
  gateway = await createTestGateway(shop.id);
});

const suppression = (phone: string) =>
  sql.first<{ reason: string; source: string; note: string }>(
    "SELECT reason, source, note FROM suppression WHERE workspace_id = $1 AND phone = $2",
    [shop.id, phone],
  );
const audited = (phone: string) =>
  sql.query<{ action: string }>(
    "SELECT action FROM audit_entry WHERE workspace_id = $1 AND entity_id = $2 ORDER BY id",
    [shop.id, maskPhone(phone)],
  );
const sentTo = (phone: string) =>
  sql.query<{ text: string; status: string; campaign_id: string }>(
    `SELECT coalesce(m.text, c.message ->> 'text') AS text, m.status, m.campaign_id
     FROM message m JOIN campaign c ON c.id = m.campaign_id
     WHERE m.workspace_id = $1 AND m.phone = $2 ORDER BY c.created_at, m.id`,
    [shop.id, phone],
  );

async function conversationOf(phone: string): Promise<string> {
  const found = (await listConversations(shop.as.owner, { q: phone })).data[0];
  return found?.id ?? "";
}

describe("opting out by text", () => {
  it.each([
    ["60122000001", "STOP", "START"],
    ["60122000002", "Berhenti!", "mula"],
    ["60122000003", "停止", "开始"],
    ["60122000004", "நிறுத்து", "தொடங்கு"],
    ["60122000005", "إيقاف", "ابدأ"],
  ])("I4: %s texts %j and is suppressed; %j reverses it", async (phone, stop, start) => {
    await gateway.text(phone, stop);
    expect(await suppression(phone)).toMatchObject({ reason: "stop", source: "keyword" });
    await gateway.text(phone, start);
    expect(await suppression(phone)).toBeNull();
    expect((await audited(phone)).map((line) => line.action)).toEqual([
      "suppression.created",
      "suppression.deleted",
    ]);
    expect(await sentTo(phone)).toEqual([]);
  });

  it("I1, I4: the same stop word three times opts out once, with one line in the audit log", async () => {
    const phone = "60122000010";
    await Promise.all([
      gateway.text(phone, "stop"),
      gateway.text(phone, "stop"),
      gateway.text(phone, "stop"),
    ]);
    expect(await audited(phone)).toEqual([{ action: "suppression.created" }]);
  });

  it("a number that the reports called dead is free again once it writes, and a stop word stops it anew", async () => {
    const dead = (phone: string) =>
      sql.execute(
        `INSERT INTO suppression (workspace_id, phone, reason, source)
         VALUES ($1, $2, 'not in service', 'health')`,
        [shop.id, phone],
      );
    await dead("60122000014");
    await dead("60122000015");
    await gateway.text("60122000014", "Hello, who is this?");
    await gateway.text("60122000015", "STOP");
    expect(await suppression("60122000014")).toBeNull();
    expect(await suppression("60122000015")).toMatchObject({ source: "keyword" });
    expect(await audited("60122000014")).toEqual([{ action: "suppression.deleted" }]);
  });

  it("START does not undo what a person decided for another reason", async () => {
    const phone = "60122000011";
    await createSuppression(shop.as.owner, { phone, reason: "Lawyer's letter", note: "" });
    await gateway.text(phone, "START");
    expect(await suppression(phone)).toMatchObject({ reason: "Lawyer's letter" });
  });

  it("START does not undo what a colleague entered under the reason stop", async () => {
    const phone = "60122000013";
    await createSuppression(shop.as.support, { phone, reason: "stop", note: "" });
    await gateway.text(phone, "START");
    expect(await suppression(phone)).toMatchObject({ reason: "stop", source: "person" });
  });

  it("S22: a phone that texts berhenti while a campaign runs is claimed no more", async () => {
    const phones = ["60122000020", "60122000021", "60122000022"];
    const list = await createTestList(
      shop.id,
      phones.map((phone) => ({ phone })),
    );
    const draft = await createDraft(shop.as.marketer, {
      message: { kind: "text", text: "RM0 Sale" },
      audience: { lists: [list], phones: [] },
    });
    await launchCampaign(shop.as.marketer, { id: draft.id, immediately: true });
    await sql.execute("UPDATE campaign SET status = 'sending', started_at = now() WHERE id = $1", [draft.id]);
    const campaign = (await listSendingCampaigns(gateway.accountId)).find((one) => one.id === draft.id);
    if (!campaign) throw new Error("The campaign does not run.");
    const claimer = { workerId: crypto.randomUUID(), leaseSeconds: 60 };
    const first = await claimFresh(claimer, campaign, 0, 1);
    expect(first?.messages.map((message) => message.phone)).toEqual(["60122000020"]);
    await gateway.text("60122000021", "berhenti");
    const rest = await claimFresh(claimer, campaign, first?.messages[0]?.id ?? 0, 10);
    expect(rest?.messages.map((message) => message.phone)).toEqual(["60122000022"]);
    expect(await sentTo("60122000021")).toMatchObject([{ status: "suppressed" }]);
  });

  it("an import of the same person never removes a suppression", async () => {
    const phone = "60122000030";
    await gateway.text(phone, "STOP");
    const list = await createTestList(shop.id, []);
    await addContacts(shop.as.marketer, {
      listId: list,
      ...addContactsInput.parse({ contacts: [{ phone, firstName: "Siti" }] }),
    });
    await addContacts(shop.as.marketer, {
      listId: list,
      ...addContactsInput.parse({ contacts: [{ phone, firstName: "Siti again" }] }),
    });
    expect(await suppression(phone)).toMatchObject({ reason: "stop", source: "keyword" });
  });

  it("a sender written with plus and spaces is the same phone as in the campaigns", async () => {
    await gateway.call("Sender=%2B60+12-200+0040&ShortCode=32278&ContentType=1&Msg=STOP");
    expect(await suppression("60122000040")).toMatchObject({ reason: "stop" });
  });
});

describe("a near miss", () => {
  it("waits for a person, and the first decision counts", async () => {
    const phone = "60122000050";
    await gateway.text(phone, "please stop these");
    await gateway.text(phone, "please stop these");
    expect(await suppression(phone)).toBeNull();
    const waiting = await listConversations(shop.as.support, { status: "review" });
    expect(waiting.data).toMatchObject([{ review: 1 }]);
    const id = waiting.data[0]?.id ?? "";
    const [message] = (await listConversationMessages(shop.as.support, id)).data;
    await decideReview(shop.as.support, { id, messageId: message?.id ?? "", decision: "stopped" });
    expect(await suppression(phone)).toMatchObject({ reason: "stop", source: "review" });
    await expect(
      decideReview(shop.as.admin, { id, messageId: message?.id ?? "", decision: "dismissed" }),
    ).rejects.toThrow("already decided");
    expect((await listConversations(shop.as.support, { status: "review" })).data).toEqual([]);
    await gateway.text(phone, "START");
    expect(await suppression(phone)).toBeNull();
  });

  it("that was none leaves the phone as it is", async () => {
    const phone = "60122000051";
    await gateway.text(phone, "do not stop please");
    const id = await conversationOf(phone);
    const [message] = (await listConversationMessages(shop.as.support, id)).data;
    await decideReview(shop.as.support, { id, messageId: message?.id ?? "", decision: "dismissed" });
    expect(await suppression(phone)).toBeNull();
  });
});

describe("the confirmation", () => {
  it("is off until the workspace writes one, is sent once for each change, and passes the suppression that it confirms", async () => {
    const phone = "60122000060";
    await saveInboxSettings(shop.as.admin, {
      stopConfirmation: "RM0 You get no more texts.",
      startConfirmation: "RM0 Welcome back.",
    });
    await Promise.all([gateway.text(phone, "STOP"), gateway.text(phone, "STOP")]);
    await gateway.text(phone, "berhenti");
    expect((await sentTo(phone)).map((message) => message.text)).toEqual(["RM0 You get no more texts."]);
    const claims = await claimDue({ workerId: crypto.randomUUID(), leaseSeconds: 60 }, gateway.accountId, 10);
    expect(claims.flatMap((claim) => claim.messages.map((message) => message.phone))).toContain(phone);
    await expect(
      replyToConversation(shop.as.support, { id: await conversationOf(phone), text: "Why?" }),
    ).rejects.toThrow("may not be texted");
    await gateway.text(phone, "START");
    await gateway.text(phone, "START");
    expect((await sentTo(phone)).map((message) => message.text)).toEqual([
      "RM0 You get no more texts.",
      "RM0 Welcome back.",
    ]);
    const thread = await listConversationMessages(shop.as.support, await conversationOf(phone));
    expect(thread.data.filter((message) => message.direction === "out")).toMatchObject([
      { automatic: true },
      { automatic: true },
    ]);
  });

  it("that cannot be sent costs neither the text nor the opt-out", async () => {
    expect((await gateway.text("32278", "STOP")).status).toBe(200);
    expect(await suppression("32278")).toMatchObject({ reason: "stop" });
    // Nothing is left of this text for a phone without a contact.
    await saveInboxSettings(shop.as.admin, {
      stopConfirmation: "{{firstName}}",
      startConfirmation: "RM0 Welcome back.",
    });
    expect((await gateway.text("60122000061", "STOP")).status).toBe(200);
    expect(await suppression("60122000061")).toMatchObject({ reason: "stop" });
    await saveInboxSettings(shop.as.admin, {
      stopConfirmation: "RM0 You get no more texts.",
      startConfirmation: "RM0 Welcome back.",
    });
  });

  it("outlives the form of the workspace's other settings", async () => {
    await saveWorkspace(
      shop.as.admin,
      saveWorkspaceInput.parse({ name: "Shop", defaultCountry: "MY", timeZone: "Asia/Kuala_Lumpur" }),
    );
    expect(await readInboxSettings(shop.as.admin)).toMatchObject({
      stopConfirmation: "RM0 You get no more texts.",
    });
  });
});

describe("the words", () => {
  it("are the workspace's own once it edited them", async () => {
    await saveKeywords(
      shop.as.admin,
      saveKeywordsInput.parse({ keywords: [{ keyword: "tak mahu", language: "ms", action: "stop" }] }),
    );
    await gateway.text("60122000070", "STOP");
    expect(await suppression("60122000070")).toBeNull();
    await gateway.text("60122000071", "Tak  Mahu.");
    expect(await suppression("60122000071")).toMatchObject({ reason: "stop" });
  });

  it.each([
    [[], "Keep at least one word that stops."],
    [[{ keyword: "START", language: "en", action: "start" }], "Keep at least one word that stops."],
    [
      [
        { keyword: "Stop", language: "en", action: "stop" },
        { keyword: "STOP!", language: "en", action: "start" },
      ],
      "stands in the list already",
    ],
    [[{ keyword: "!!!", language: "en", action: "stop" }], "no letters or digits"],
  ])("%j is refused", (keywords, sentence) => {
    const read = saveKeywordsInput.safeParse({ keywords });
    expect(read.success).toBe(false);
    const said = read.error?.issues.map((issue) => english(issueForPerson(issue)));
    expect(said?.join(" ")).toContain(sentence);
  });
});
