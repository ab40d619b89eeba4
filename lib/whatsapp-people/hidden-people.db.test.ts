import { beforeAll, describe, expect, it } from "vitest";
import { addToContacts } from "@/lib/inbox/add-to-contacts";
import { listConversations, requireConversation } from "@/lib/inbox/conversation.queries";
import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { revealPhone } from "@/lib/inbox/reveal-phone";
import { startConversation } from "@/lib/inbox/start-conversation";
import { exportThread } from "@/lib/inbox/thread-file";
import { requireMessage } from "@/lib/messages/message.queries";
import { sql } from "@/lib/platform/db/sql";
import { eraseNumber } from "@/lib/retention/erase-number";
import { exportNumber } from "@/lib/retention/export-number";
import { searchWorkspace } from "@/lib/search/search-workspace";
import { deleteSuppression } from "@/lib/suppressions/delete-suppression";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";
import { createTestWhatsApp, type TestWhatsApp } from "@/lib/testing/test-whatsapp";

testDatabase();
let shop: TestWorkspace;
let sms: TestGateway;
let whatsapp: TestWhatsApp;
let last = 0;
/** A person with an id that would be a Malaysian phone if one took its digits. */
const someone = () => {
  last += 1;
  const end = String(last).padStart(4, "0");
  const letters = end.replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
  return { phone: `6012777${end}`, userId: `MY.6012999${end}`, name: `Aminah ${letters}` };
};
type Someone = ReturnType<typeof someone>;
const now = () => String(Math.floor(Date.now() / 1_000));

beforeAll(async () => {
  shop = await createTestWorkspace();
  sms = await createTestGateway(shop.id);
  whatsapp = await createTestWhatsApp(shop.id);
  await whatsapp.template("order_ready", "Hi {{1}}, your order is ready.");
});

let words = 0;
/** A text as the call of somebody who hides their number brings it, or of one who does not. */
function writes({ userId, phone, name }: Someone, text: string, tells: "id" | "both" = "id") {
  words += 1;
  const known = tells === "both" ? { wa_id: phone } : {};
  return whatsapp.change("messages", {
    contacts: [{ profile: { name }, user_id: userId, ...known }],
    messages: [
      {
        ...(tells === "both" ? { from: phone } : {}),
        from_user_id: userId,
        id: `wamid.p${words}`,
        timestamp: now(),
        type: "text",
        text: { body: text },
      },
    ],
  });
}
const conversations = ({ userId, phone }: Someone) =>
  sql.query<{ id: string; phone: string; unread: number }>(
    "SELECT id, phone, unread FROM conversation WHERE workspace_id = $1 AND phone = ANY ($2) ORDER BY phone",
    [shop.id, [userId, phone]],
  );
async function conversationOf(who: Someone): Promise<string> {
  const rows = await conversations(who);
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? "";
}
const said = async (id: string) =>
  (await listConversationMessages(shop.as.support, id)).data.map(({ text }) => text).reverse();
const count = async (table: string, phone: string) =>
  (
    await sql.first<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE workspace_id = $1 AND phone = $2`,
      [shop.id, phone],
    )
  )?.n;

describe("S61: somebody who hides their number", () => {
  it("is in the inbox under the name of their profile, without a number", async () => {
    const who = someone();
    await writes(who, "hello");
    const id = await conversationOf(who);
    expect(await requireConversation(shop.as.owner, id)).toMatchObject({
      phone: "",
      whatsappUserId: who.userId,
      name: who.name,
      channel: "whatsapp",
      unread: 1,
    });
    const nameless = { ...someone(), name: "" };
    await writes(nameless, "hello");
    expect(await requireConversation(shop.as.support, await conversationOf(nameless))).toMatchObject({
      phone: "",
      name: `WhatsApp · ${nameless.userId.slice(-6)}`,
    });
  });

  it("is answered by WhatsApp within the window, and by SMS never", async () => {
    const who = someone();
    await writes(who, "hello");
    const id = await conversationOf(who);
    const { channels, answerable } = await requireConversationDetail(shop.as.support, id);
    expect(answerable).toBe(true);
    expect(channels.map(({ channel }) => channel)).toEqual(["whatsapp"]);
    const reply = await replyToConversation(shop.as.support, { id, text: "Hi {{phone|you}}" });
    expect(reply).toMatchObject({ channel: "whatsapp", text: "Hi you" });
    expect(await requireMessage(shop.as.owner, reply.id)).toMatchObject({ phone: "" });
    await expect(
      replyToConversation(shop.as.support, { id, text: "by SMS", channel: "sms" }),
    ).rejects.toMatchObject({ code: "unprocessable" });
    // Where WhatsApp is gone, the workspace's other account is no way either.
    const own = await createTestWhatsApp(shop.id);
    await sql.execute("UPDATE gateway_account SET archived_at = now() WHERE id = $1", [own.accountId]);
    await sql.execute("UPDATE conversation SET gateway_account_id = $2 WHERE id = $1", [id, own.accountId]);
    await expect(replyToConversation(shop.as.support, { id, text: "Yes" })).rejects.toMatchObject({
      code: "unprocessable",
    });
    const sent = await sql.query<{ kind: string }>(
      `SELECT a.kind FROM message m JOIN campaign c ON c.id = m.campaign_id
         JOIN gateway_account a ON a.id = c.gateway_account_id
       WHERE m.workspace_id = $1 AND m.phone = $2`,
      [shop.id, who.userId],
    );
    expect(sent).toEqual([{ kind: "whatsapp-cloud" }]);
  });

  it("outside the window only a template goes, by their id", async () => {
    const who = someone();
    await writes(who, "hello");
    const id = await conversationOf(who);
    await sql.execute(
      `UPDATE inbound_message SET written_at = now() - interval '25 hours',
         received_at = now() - interval '25 hours' WHERE conversation_id = $1`,
      [id],
    );
    await expect(replyToConversation(shop.as.support, { id, text: "Yes" })).rejects.toMatchObject({
      code: "unprocessable",
    });
    const template = {
      kind: "template" as const,
      name: "order_ready",
      language: "en",
      variables: { "1": "you" },
      text: "",
    };
    expect(await replyToConversation(shop.as.support, { id, template })).toMatchObject({
      text: "Hi you, your order is ready.",
    });
  });

  it("has no number to be seen, kept as a contact, found by or texted by", async () => {
    const who = someone();
    await writes(who, "hello");
    const id = await conversationOf(who);
    await expect(revealPhone(shop.as.owner, { id })).rejects.toMatchObject({ code: "unprocessable" });
    await expect(addToContacts(shop.as.owner, { id, firstName: "A", lastName: "" })).rejects.toMatchObject({
      code: "unprocessable",
    });
    const digits = who.userId.slice(3);
    for (const q of [digits, digits.slice(-4), digits.slice(0, 6), `+${digits}`]) {
      const found = await listConversations(shop.as.owner, { q, status: "all" });
      expect(found.data.map((one) => one.id)).not.toContain(id);
    }
    for (const q of [who.name, who.userId]) {
      const { groups } = await searchWorkspace(shop.as.owner, { q });
      expect(groups.find(({ kind }) => kind === "conversations")?.hits).toMatchObject([
        { id, title: who.name, detail: "" },
      ]);
    }
    await expect(
      startConversation(shop.as.support, { to: who.userId, text: "Hi", requestKey: crypto.randomUUID() }),
    ).rejects.toMatchObject({ code: "invalid" });
    const { content } = await exportThread(shop.as.owner, { id, format: "csv" });
    expect(content).not.toContain(digits);
    expect(await count("contact", digits)).toBe(0);
    expect(await count("contact", who.userId)).toBe(0);
  });

  it("stops by a word, and that can be taken back by their id", async () => {
    const who = someone();
    await writes(who, "STOP");
    const id = await conversationOf(who);
    await expect(replyToConversation(shop.as.support, { id, text: "Yes" })).rejects.toMatchObject({
      code: "unprocessable",
    });
    const { data } = await listSuppressions(shop.as.owner, { q: "", limit: 100 });
    expect(data).toContainEqual(
      expect.objectContaining({ phone: "", whatsappUserId: who.userId, source: "keyword" }),
    );
    await deleteSuppression(shop.as.owner, { phone: who.userId });
    expect(await count("suppression", who.userId)).toBe(0);
  });
});

describe("S61: the phone is told", () => {
  it("with a text: the same conversation goes on, with all of its texts", async () => {
    const who = someone();
    await writes(who, "one");
    const id = await conversationOf(who);
    await replyToConversation(shop.as.support, { id, text: "two" });
    await writes(who, "three", "both");
    expect(await conversations(who)).toMatchObject([{ id, phone: who.phone }]);
    expect(await said(id)).toEqual(["one", "two", "three"]);
    expect(await requireConversation(shop.as.owner, id)).toMatchObject({
      phone: who.phone,
      whatsappUserId: null,
      name: "",
    });
    // From now on the id alone is enough.
    await writes(who, "four");
    expect(await conversations(who)).toMatchObject([{ id, phone: who.phone }]);
    expect(await count("message", who.userId)).toBe(0);
    await replyToConversation(shop.as.support, { id, text: "five", channel: "sms" });
  });

  it("by whom an SMS conversation is there: the two become one", async () => {
    const who = someone();
    await sms.text(who.phone, "by SMS");
    await writes(who, "by WhatsApp");
    expect(await conversations(who)).toHaveLength(2);
    const [, hidden] = await conversations(who);
    await sql.execute(
      `INSERT INTO conversation_note (workspace_id, conversation_id, member_name, text)
       VALUES ($1, $2, 'Mei', 'Likes tea')`,
      [shop.id, hidden?.id],
    );
    await replyToConversation(shop.as.support, { id: hidden?.id ?? "", text: "an answer" });
    await writes(who, "with a number", "both");
    const id = await conversationOf(who);
    expect(await said(id)).toEqual(["by SMS", "by WhatsApp", "an answer", "with a number"]);
    const detail = await requireConversationDetail(shop.as.support, id);
    expect(detail.notes.map(({ text }) => text)).toEqual(["Likes tea"]);
    expect(detail).toMatchObject({ lastText: "with a number", unread: 2 });
    const channels = detail.channels.map(({ channel }) => channel);
    expect(channels.sort()).toEqual(["sms", "whatsapp"]);
  });

  it.each(["both", "id"])(
    "with a status that tells %s: an answer without a number is theirs",
    async (tells) => {
      const who = someone();
      await writes(who, "hidden");
      const campaign = await sql.first<{ id: string }>(
        `INSERT INTO campaign (workspace_id, name, status, gateway_account_id, message, recipients)
       VALUES ($1, 'Sale', 'sending', $2, '{"kind":"template","text":"sale"}', 1) RETURNING id`,
        [shop.id, whatsapp.accountId],
      );
      const row = await sql.first<{ id: number }>(
        `INSERT INTO message (campaign_id, workspace_id, phone, status, attempts)
       VALUES ($1, $2, $3, 'sent', 1) RETURNING id`,
        [campaign?.id, shop.id, who.phone],
      );
      const wamid = `wamid.s${who.userId}`;
      await sql.execute(
        `INSERT INTO gateway_message_id
         (gateway_account_id, gateway_message_id, campaign_id, message_id, workspace_id)
       VALUES ($1, $2, $3, $4, $5)`,
        [whatsapp.accountId, wamid, campaign?.id, row?.id, shop.id],
      );
      const known = tells === "both" ? { recipient_id: who.phone } : {};
      await whatsapp.change("messages", {
        statuses: [{ id: wamid, status: "delivered", recipient_user_id: who.userId, ...known }],
      });
      expect(await conversations(who)).toMatchObject([{ phone: who.phone }]);
      await writes(who, "STOP");
      expect(await count("suppression", who.phone)).toBe(1);
      expect(await count("suppression", who.userId)).toBe(0);
    },
  );

  it("what they stopped under the id stops the phone", async () => {
    const who = someone();
    await writes(who, "STOP");
    await whatsapp.change("user_preferences", {
      user_preferences: [
        { user_id: who.userId, category: "marketing_messages", value: "stop", timestamp: now() },
      ],
    });
    expect([await count("suppression", who.userId), await count("channel_stop", who.userId)]).toEqual([1, 1]);
    await writes(who, "my number", "both");
    expect([await count("suppression", who.phone), await count("channel_stop", who.phone)]).toEqual([1, 1]);
    expect([await count("suppression", who.userId), await count("channel_stop", who.userId)]).toEqual([0, 0]);
  });

  it("by ten calls at once, with and without it: one person, and no text lost", async () => {
    const who = someone();
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        n === 3 ? sms.text(who.phone, "by SMS") : writes(who, `text ${n}`, n % 2 === 0 ? "id" : "both"),
      ),
    );
    await writes(who, "the last", "both");
    const id = await conversationOf(who);
    expect(await said(id)).toHaveLength(11);
  });
});

describe("S61: erasing", () => {
  it("by the id takes everything about somebody without a number", async () => {
    const who = someone();
    await writes(who, "secret");
    const id = await conversationOf(who);
    const file = JSON.parse((await exportNumber(shop.as.owner, { phone: who.userId })).content);
    expect(file).toMatchObject({ whatsapp: [{ name: who.name }], received: [{ text: "secret" }] });
    await expect(
      eraseNumber(shop.as.owner, { phone: who.userId, typed: who.userId.slice(3) }),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(await eraseNumber(shop.as.owner, { phone: who.userId, typed: who.userId })).toMatchObject({
      received: 1,
    });
    expect(await said(id)).toEqual([""]);
    const left = await sql.query("SELECT FROM whatsapp_person WHERE workspace_id = $1 AND user_id = $2", [
      shop.id,
      who.userId,
    ]);
    expect(left).toHaveLength(0);
  });

  it("by the phone takes the id with it", async () => {
    const who = someone();
    await writes(who, "one");
    await writes(who, "two", "both");
    await eraseNumber(shop.as.owner, { phone: who.phone, typed: who.phone });
    const left = await sql.query("SELECT FROM whatsapp_person WHERE workspace_id = $1 AND phone = $2", [
      shop.id,
      who.phone,
    ]);
    expect(left).toHaveLength(0);
    await writes(who, "again");
    expect(await conversations(who)).toMatchObject([{ phone: who.userId }]);
  });
});
