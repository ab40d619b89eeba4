import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/app-error";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { listConversations } from "@/lib/inbox/conversation.queries";
import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { scheduleReply } from "@/lib/inbox/schedule-reply";
import { sendAgain } from "@/lib/inbox/send-again";
import { sendDueReplies } from "@/lib/inbox/send-scheduled";
import { sql } from "@/lib/platform/db/sql";
import { claimDue } from "@/lib/sending/claim-due";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";
import { createTestWhatsApp, type TestWhatsApp } from "@/lib/testing/test-whatsapp";

testDatabase();
let shop: TestWorkspace;
let sms: TestGateway;
let whatsapp: TestWhatsApp;
let last = 60_126_500_000;
const fresh = () => {
  last += 1;
  return String(last);
};
const ago = (hours: number, seconds = 0) => new Date(Date.now() - hours * 3_600_000 + seconds * 1_000);

beforeAll(async () => {
  shop = await createTestWorkspace();
  sms = await createTestGateway(shop.id);
  whatsapp = await createTestWhatsApp(shop.id);
  await whatsapp.template("order_ready", "Hi {{1}}, your order is ready.");
});

async function conversationOf(phone: string): Promise<string> {
  const rows = await sql.query<{ id: string }>(
    "SELECT id FROM conversation WHERE workspace_id = $1 AND phone = $2",
    [shop.id, phone],
  );
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? "";
}
const sentBy = async (id: string) =>
  (await listConversationMessages(shop.as.support, id)).data.map((one) => [one.direction, one.channel]);
const refusal = (error: unknown) => (error instanceof AppError ? error.code : String(error));

describe("S56: the window", () => {
  it.each([
    [1, "sent"],
    [-1, "unprocessable"],
  ])("a text of 24 hours ago, less %i s, lets free words be: %s", async (seconds, outcome) => {
    const phone = fresh();
    await whatsapp.text(phone, "hello");
    const id = await conversationOf(phone);
    const got = await sql
      .transaction(async (client) => {
        await client.query(
          `UPDATE inbound_message SET written_at = now() - interval '24 hours' + make_interval(secs => $2)
           WHERE conversation_id = $1`,
          [id, seconds],
        );
        await sendDirectMessage(
          shop.as.support,
          {
            to: phone,
            message: { kind: "text", text: "Yes" },
            kind: "reply",
            conversationId: id,
            gatewayAccountId: whatsapp.accountId,
          },
          client,
        );
        return "sent";
      })
      .catch(refusal);
    expect(got).toBe(outcome);
  });

  it("counts from when somebody wrote, not from when that came, and begins anew with each text", async () => {
    const phone = fresh();
    await whatsapp.text(phone, "late", ago(24, -5));
    const id = await conversationOf(phone);
    await expect(replyToConversation(shop.as.support, { id, text: "Yes" })).rejects.toMatchObject({
      code: "unprocessable",
    });
    await whatsapp.text(phone, "again", ago(23));
    const { channels } = await requireConversationDetail(shop.as.support, id);
    const left = Date.parse(channels[0]?.openUntil ?? "") - Date.now();
    expect(Math.round(left / 60_000)).toBe(60);
    // An older one that comes later takes nothing away.
    await whatsapp.text(phone, "oldest", ago(30));
    expect(await replyToConversation(shop.as.support, { id, text: "Yes" })).toMatchObject({
      channel: "whatsapp",
      template: null,
    });
  });

  it("a clock that goes ahead does not lengthen it", async () => {
    const phone = fresh();
    await whatsapp.text(phone, "from the future", ago(-5));
    const { channels } = await requireConversationDetail(shop.as.support, await conversationOf(phone));
    expect(Date.parse(channels[0]?.openUntil ?? "")).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
  });

  it("a text by SMS opens none", async () => {
    const phone = fresh();
    await whatsapp.text(phone, "hello", ago(25));
    await sms.text(phone, "and by SMS");
    const id = await conversationOf(phone);
    await expect(
      replyToConversation(shop.as.support, { id, text: "Yes", channel: "whatsapp" }),
    ).rejects.toMatchObject({ code: "unprocessable" });
    expect(await replyToConversation(shop.as.support, { id, text: "Yes" })).toMatchObject({ channel: "sms" });
  });

  it("what is to be sent later is refused when it would find the window shut, and when it does", async () => {
    const phone = fresh();
    await whatsapp.text(phone, "hello");
    const id = await conversationOf(phone);
    const at = (hours: number) => ({
      id,
      text: "Soon",
      channel: "whatsapp" as const,
      sendAt: ago(-hours).toISOString(),
      requestKey: crypto.randomUUID(),
    });
    await expect(scheduleReply(shop.as.support, at(25))).rejects.toMatchObject({ code: "unprocessable" });
    const { scheduledId } = await scheduleReply(shop.as.support, at(2));
    await sql.execute("UPDATE inbound_message SET written_at = $2 WHERE conversation_id = $1", [id, ago(25)]);
    await sql.execute("UPDATE scheduled_reply SET send_at = now() - interval '1 second' WHERE id = $1", [
      scheduledId,
    ]);
    await sendDueReplies();
    const { scheduled } = await requireConversationDetail(shop.as.support, id);
    expect(scheduled).toMatchObject([{ status: "refused", channel: "whatsapp" }]);
    expect(await sentBy(id)).toEqual([["in", "whatsapp"]]);
  });

  it.each([
    ["free words", false],
    ["a template", true],
  ])("a reply that waited until it shut: %s, sent %s", async (_, template) => {
    const phone = fresh();
    await whatsapp.text(phone, "hello");
    const id = await conversationOf(phone);
    const content = { kind: "template" as const, name: "order_ready", language: "en", text: "" };
    await replyToConversation(
      shop.as.support,
      template ? { id, template: { ...content, variables: { "1": "Siti" } } } : { id, text: "Soon" },
    );
    // The account was paused, or the worker stopped, for a day.
    await sql.execute("UPDATE inbound_message SET written_at = $2 WHERE conversation_id = $1", [id, ago(24)]);
    const claims = await claimDue(
      { workerId: crypto.randomUUID(), leaseSeconds: 60 },
      whatsapp.accountId,
      100,
    );
    expect(claims.flatMap(({ messages }) => messages.map((one) => one.phone)).includes(phone)).toBe(template);
    const { data } = await listConversationMessages(shop.as.support, id);
    expect(data.find(({ direction }) => direction === "out")).toMatchObject(
      template ? { status: "sending" } : { status: "expired" },
    );
    const message = await sql.first(
      `SELECT m.failure_code, m.attempts FROM message m JOIN campaign c ON c.id = m.campaign_id
       WHERE c.conversation_id = $1`,
      [id],
    );
    expect(message).toEqual(
      template ? { failure_code: null, attempts: 1 } : { failure_code: "window_shut", attempts: 0 },
    );
  });

  it("an approved template goes when it is shut, one that the account does not have never", async () => {
    const phone = fresh();
    await whatsapp.text(phone, "hello", ago(30));
    const id = await conversationOf(phone);
    const template = (name: string, words: string) => ({
      kind: "template" as const,
      name,
      language: "en",
      variables: { "1": words },
      text: "",
    });
    await expect(
      replyToConversation(shop.as.support, { id, template: template("nobody_knows", "x") }),
    ).rejects.toMatchObject({ code: "unprocessable" });
    await expect(
      replyToConversation(shop.as.support, { id, template: template("order_ready", " ") }),
    ).rejects.toMatchObject({ code: "invalid" });
    const reply = await replyToConversation(shop.as.support, {
      id,
      template: template("order_ready", "{{firstName|friend}}"),
    });
    expect(reply).toMatchObject({
      channel: "whatsapp",
      template: "order_ready",
      text: "Hi friend, your order is ready.",
    });
    // What did not arrive goes once more as what it was.
    await sql.execute(
      `UPDATE message m SET status = 'failed'
       FROM campaign c WHERE c.id = m.campaign_id AND c.conversation_id = $1`,
      [id],
    );
    expect(await sendAgain(shop.as.support, { id, messageId: reply.id })).toMatchObject({
      template: "order_ready",
      text: "Hi friend, your order is ready.",
    });
  });
});

describe("S56: one conversation for a person", () => {
  it("holds both channels, whichever came first, and is answered by the one written last", async () => {
    for (const first of ["sms", "whatsapp"] as const) {
      const phone = fresh();
      const writes = {
        sms: () => sms.text(phone, "by SMS", "62003"),
        whatsapp: () => whatsapp.text(phone, "by WhatsApp"),
      };
      await writes[first]();
      const second = first === "sms" ? "whatsapp" : "sms";
      await writes[second]();
      const id = await conversationOf(phone);
      const detail = await requireConversationDetail(shop.as.support, id);
      expect(detail).toMatchObject({ shortCode: "62003", channel: second });
      expect(detail.channels.map(({ channel }) => channel).sort()).toEqual(["sms", "whatsapp"]);
      expect(await sentBy(id)).toEqual([
        ["in", second],
        ["in", first],
      ]);
      expect(await replyToConversation(shop.as.support, { id, text: "Hi", channel: first })).toMatchObject({
        channel: first,
      });
      expect(await replyToConversation(shop.as.support, { id, text: "Hi again" })).toMatchObject({
        channel: second,
      });
    }
  });

  it("is one when both come at once", async () => {
    const phones = Array.from({ length: 10 }, fresh);
    await Promise.all(
      phones.flatMap((phone) => [sms.text(phone, "one", "62003"), whatsapp.text(phone, "two")]),
    );
    for (const phone of phones) expect(await sentBy(await conversationOf(phone))).toHaveLength(2);
    const { data } = await listConversations(shop.as.support, { limit: 10 });
    expect(new Set(data.map(({ phone }) => phone)).size).toBe(data.length);
  });

  it("a channel without an account is refused", async () => {
    const other = await createTestWorkspace();
    const only = await createTestWhatsApp(other.id);
    const phone = fresh();
    await only.text(phone, "hello");
    const [found] = (await listConversations(other.as.support, {})).data;
    await expect(
      replyToConversation(other.as.support, { id: found?.id ?? "", text: "Hi", channel: "sms" }),
    ).rejects.toMatchObject({ code: "unprocessable" });
  });
});
