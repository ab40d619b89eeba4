import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { CallbackSpool } from "@/lib/callbacks/callback-spool";
import { storableText } from "@/lib/core/storable-text";
import { INBOUND_PARAMETERS, readCallbackQuery } from "@/lib/gateways/spec-184/callback-query.rules";
import { listConversations } from "@/lib/inbox/conversation.queries";
import { requireRawMessage } from "@/lib/inbox/conversation-detail.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";

testDatabase();

let shop: TestWorkspace;
let gateway: TestGateway;

beforeAll(async () => {
  shop = await createTestWorkspace();
  gateway = await createTestGateway(shop.id);
});

interface Stored {
  text: string;
  phone: string;
  short_code: string;
  raw: Buffer;
  repeat_of_id: number | null;
}
const stored = (phone: string) =>
  sql.query<Stored>(
    `SELECT text, phone, short_code, raw, repeat_of_id
     FROM inbound_message
     WHERE workspace_id = $1 AND phone = $2
     ORDER BY id`,
    [shop.id, phone],
  );

describe("receiving a text", () => {
  it.each([
    ["60121000001", "u=a&p=b?ShortCode=32278&Sender=60121000001&ContentType=1&Msg=hello", "hello"],
    ["60121000002", "SHORTCODE=32278&sender=60121000002&CONTENTTYPE=1&msg=any+case", "any case"],
    ["60121000003", "Sender=60121000003&Msg=no+code%2C+no+type", "no code, no type"],
    ["60121000004", "Sender=60121000004", ""],
    ["60121000005", "Sender=60121000005&Msg=a%00b%00", "a%00b%00"],
    ["60121000006", "Sender=60121000006&Msg=%ff%feabc", "%ff%feabc"],
    [
      "60121000007",
      "Sender=60121000007&Msg=first&Msg=second&Sender=60129999999",
      "first&Msg=second&Sender=60129999999",
    ],
    ["60121000008", "Sender=60121000008&ContentType=2&Msg=00410000D83D", "00410000D83D"],
    ["60121000009", `Msg=${"x".repeat(9000)}&Sender=60121000009`, "x".repeat(9000)],
    ["60121000010", "Sender=%2B60+12-100+0010&Msg=with+a+plus", "with a plus"],
    ["DIGI", "Sender=DIGI&ShortCode=&Msg=Your+bill", "Your bill"],
    ["601234567890000ShortCode=𐀀𐀀𐀀\ufffd", "Sender=601234567890000ShortCode=𐀀𐀀𐀀𐀀", ""],
    ["60121000011", "&&?&Sender=60121000011&=&Msg=50%&x", "50%&x"],
  ])("D7, I2: from %s, %j is kept", async (phone, query, text) => {
    expect(await gateway.call(query)).toMatchObject({ status: 200, body: "OK" });
    const rows = await stored(phone);
    expect(rows.map((row) => row.text)).toEqual([text]);
    expect(rows[0]?.raw).toEqual(Buffer.from(query, "latin1"));
  });

  it.each(["", "Msg=hello", "Sender=&Msg=hello", "Sender=%00&Msg=x", "Sender=%20&Msg=x"])(
    "D7: %j has no sender: refused, and kept for the callback doctor",
    async (query) => {
      const before = await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM callback_rejection", []);
      expect((await gateway.call(query)).status).toBe(400);
      const after = await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM callback_rejection", []);
      expect(after?.n).toBe((before?.n ?? 0) + 1);
    },
  );

  it("D7, I1, I2, I3: whatever is called, it is stored or refused, never lost, never an error, never left to the spool", async () => {
    const spooled = vi.spyOn(CallbackSpool.shared(), "append");
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "%00",
        "%",
        "%ff",
        "%D8%00",
        "&",
        "?",
        "=",
        "+",
        "Msg=",
        "Sender=60123456789",
        "SENDER=",
        "ContentType=3",
        "D83DDE00",
        "0000",
        "ShortCode=",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.boolean(), async (pieces, signed) => {
        const query = pieces.join("") + (signed ? "&Sender=60121999999&Msg=tail" : "");
        const sender = storableText(
          readCallbackQuery(query, INBOUND_PARAMETERS).values.get("sender")?.text ?? "",
        ).trim();
        const count = () =>
          sql.first<{ n: number }>(
            `SELECT (SELECT count(*)
               FROM inbound_message)::int + (SELECT count(*)
               FROM callback_rejection)::int AS n`,
            [],
          );
        const before = await count();
        const answer = await gateway.call(query);
        expect(answer.status).toBe(sender === "" ? 400 : 200);
        expect((await count())?.n).toBe((before?.n ?? 0) + 1);
      }),
      { numRuns: 300 },
    );
    expect(spooled).not.toHaveBeenCalled();
    spooled.mockRestore();
    // Everything that was kept can be read by a screen.
    let cursor: string | undefined;
    do {
      const page = await listConversations(shop.as.support, { limit: 100, ...(cursor ? { cursor } : {}) });
      for (const conversation of page.data) await listConversationMessages(shop.as.support, conversation.id);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  });

  it("I1: the same text again within a minute is kept, marked and shown once", async () => {
    const phone = "60121000020";
    await Promise.all(Array.from({ length: 8 }, () => gateway.text(phone, "YES")));
    await gateway.text(phone, "YES", "39000");
    const rows = await stored(phone);
    expect(rows).toHaveLength(9);
    expect(rows.filter((row) => row.short_code === "32278" && row.repeat_of_id === null)).toHaveLength(1);
    const [conversation] = (await listConversations(shop.as.owner, { q: phone })).data.filter(
      (one) => one.shortCode === "32278",
    );
    expect(conversation).toMatchObject({ unread: 1, lastText: "YES" });
    const page = await listConversationMessages(shop.as.owner, conversation?.id ?? "");
    expect(page.data).toMatchObject([{ direction: "in", text: "YES" }]);
    expect(page.data[0]).toHaveProperty("repeats.length", 7);
    // A minute later it is a text of its own.
    await sql.execute(
      "UPDATE inbound_message SET received_at = received_at - interval '61 seconds' WHERE phone = $1",
      [phone],
    );
    await gateway.text(phone, "YES");
    expect((await listConversationMessages(shop.as.owner, conversation?.id ?? "")).data).toHaveLength(2);
  });

  it("I3: a short code that nobody knows is stored under the account, with nobody assigned", async () => {
    await gateway.text("60121000030", "hello", "99999");
    expect((await listConversations(shop.as.owner, { q: "60121000030" })).data).toMatchObject([
      { shortCode: "99999", assignee: null },
    ]);
  });

  it("a late call from the spool does not take the place of what was said last", async () => {
    const phone = "60121000031";
    await gateway.text(phone, "second");
    await sql.execute("UPDATE conversation SET last_at = last_at + interval '1 hour' WHERE phone = $1", [
      phone,
    ]);
    await gateway.text(phone, "first");
    expect((await listConversations(shop.as.owner, { q: phone })).data).toMatchObject([
      { lastText: "second", unread: 2 },
    ]);
  });

  it("a raw call shows neither the number to support nor a password that stood in the URL to anybody", async () => {
    await gateway.call(
      "u=shop&p=secret-of-the-url?Sender=60121000032&ShortCode=32278&ContentType=1&Msg=hi%21",
    );
    const [conversation] = (await listConversations(shop.as.support, { q: "60121000032" })).data;
    const [message] = (await listConversationMessages(shop.as.support, conversation?.id ?? "")).data;
    const raw = await requireRawMessage(shop.as.support, conversation?.id ?? "", message?.id ?? "");
    expect(raw.parameters).toEqual([
      { name: "u", value: null },
      { name: "p", value: null },
      { name: "Sender", value: "60•••••0032" },
      { name: "ShortCode", value: "32278" },
      { name: "ContentType", value: "1" },
      { name: "Msg", value: "hi%21" },
    ]);
  });
});
