import { beforeAll, describe, expect, it } from "vitest";
import { listCannedReplies } from "@/lib/canned-replies/canned-reply.queries";
import { deleteCannedReply, saveCannedReply } from "@/lib/canned-replies/save-canned-reply";
import { addNote } from "@/lib/inbox/add-note";
import { announceReply } from "@/lib/inbox/announce-reply";
import { assignConversation } from "@/lib/inbox/assign-conversation";
import { listAssignees, listConversations, requireConversation } from "@/lib/inbox/conversation.queries";
import type { ConversationFilter } from "@/lib/inbox/conversation.rules";
import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { markConversation } from "@/lib/inbox/mark-conversation";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { revealPhone } from "@/lib/inbox/reveal-phone";
import { sql } from "@/lib/platform/db/sql";
import { createTestList } from "@/lib/testing/create-test-audience";
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

async function conversation(phone: string, ...texts: string[]): Promise<string> {
  for (const text of texts) await gateway.text(phone, text);
  const found = await sql.first<{ id: string }>(
    "SELECT id FROM conversation WHERE workspace_id = $1 AND phone = $2",
    [shop.id, phone],
  );
  return found?.id ?? "";
}

const hints = async (id: string) =>
  (
    await sql.first<{ n: number }>(
      "SELECT count(*)::int AS n FROM live_event WHERE topic = 'conversation' AND ref = $1",
      [id],
    )
  )?.n ?? 0;

describe("the list", () => {
  it("pages through every conversation once, newest first, under each filter", async () => {
    const other = await createTestWorkspace();
    const elsewhere = await createTestGateway(other.id);
    for (let index = 0; index < 23; index += 1)
      await elsewhere.text(`6012400${String(1000 + index)}`, `hello ${index}`);
    const ids = (
      await sql.query<{ id: string }>("SELECT id FROM conversation WHERE workspace_id = $1 ORDER BY phone", [
        other.id,
      ])
    ).map((row) => row.id);
    // Several said something in the same moment.
    await sql.execute(
      `UPDATE conversation
       SET last_at = date_trunc('hour', now())
       WHERE workspace_id = $1 AND phone < '60124001010'`,
      [other.id],
    );
    const support = other.as.support;
    for (const id of ids.slice(0, 5)) await moveConversation(support, { id, open: false });
    for (const id of ids.slice(5, 9)) await assignConversation(support, { id, memberId: support.actor.id });
    for (const id of ids.slice(9, 12)) await markConversation(support, { id, read: true });
    const sizes: Record<ConversationFilter, number> = {
      all: 23,
      open: 18,
      closed: 5,
      mine: 4,
      unassigned: 14,
      unread: 15,
      // Closing ends the waiting, and nothing was answered.
      waiting: 18,
      snoozed: 0,
      mentioned: 0,
      review: 0,
    };
    for (const [status, size] of Object.entries(sizes) as [ConversationFilter, number][]) {
      const seen: string[] = [];
      const times: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listConversations(support, { status, limit: 4, ...(cursor ? { cursor } : {}) });
        seen.push(...page.data.map((one) => one.id));
        times.push(...page.data.map((one) => (status === "waiting" ? (one.waitingSince ?? "") : one.lastAt)));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect([status, seen.length, new Set(seen).size]).toEqual([status, size, size]);
      expect(times).toEqual(status === "waiting" ? [...times].sort() : [...times].sort().reverse());
    }
    expect((await listConversations(shop.as.owner, { limit: 100 })).data).toEqual([]);
    await expect(listConversations(support, { cursor: "nonsense" })).rejects.toThrow();
  });
});

describe("search", () => {
  it("finds words of every script in what customers wrote and in what was answered, and nothing else", async () => {
    const chinese = await conversation("60124100001", "请问可以退款吗？", "谢谢");
    const tamil = await conversation("60124100002", "எனக்கு ரசீது வேண்டும்");
    const malay = await conversation("60124100003", "Boleh TUKAR barang?");
    await replyToConversation(shop.as.support, { id: malay, text: "Boleh, bawa resit ke kaunter 100%_ok." });
    const found = async (q: string) =>
      (await listConversations(shop.as.support, { q })).data.map((one) => one.id);
    expect(await found("退款")).toEqual([chinese]);
    expect(await found("退")).toEqual([chinese]);
    expect(await found("ரசீது")).toEqual([tamil]);
    expect(await found("tukar bar")).toEqual([malay]);
    expect(await found("KAUNTER")).toEqual([malay]);
    expect(await found("%_")).toEqual([malay]);
    expect(await found("%")).toEqual([]);
    expect(await found("x")).toEqual([]);
    expect(await found("tukar resit")).toEqual([]);
    const elsewhere = await createTestWorkspace();
    expect((await listConversations(elsewhere.as.owner, { q: "退款" })).data).toEqual([]);
  });

  it("P-2: finds phones by their beginning or end, and for support only by the whole number or the four digits shown", async () => {
    const id = await conversation("60124159876", "hello");
    await replyToConversation(shop.as.owner, { id, text: "Is 60124159876 your number?" });
    const found = async (role: "owner" | "support", q: string) =>
      (await listConversations(shop.as[role], { q })).data.some((one) => one.id === id);
    for (const q of ["6012415", "012-415", "9876", "59876", "+60 12-415 9876"])
      expect([q, await found("owner", q)]).toEqual([q, true]);
    for (const q of ["9876", "0124159876", "+60124159876"])
      expect([q, await found("support", q)]).toEqual([q, true]);
    for (const q of ["6012415", "60124", "59876", "601241598", "4159876"])
      expect([q, await found("support", q)]).toEqual([q, false]);
    const [seen] = (await listConversations(shop.as.support, { q: "0124159876" })).data;
    expect(seen).toMatchObject({
      phone: "60•••••9876",
      masked: true,
      lastText: "Is 60•••••9876 your number?",
    });
    const thread = await listConversationMessages(shop.as.support, id);
    expect(
      JSON.stringify([seen, thread, await requireConversationDetail(shop.as.support, id)]),
    ).not.toContain("60124159876");
  });

  it("finds people by their fields only for those who may see them, by their names for everybody", async () => {
    const id = await conversation("60124155501", "hello");
    await sql.execute(
      `INSERT INTO contact (workspace_id, phone, first_name, last_name, fields)
       VALUES ($1, '60124155501', 'Zulaikha', '陈美玲', '{"debt": "overdue"}')`,
      [shop.id],
    );
    const found = async (role: "marketer" | "support", q: string) =>
      (await listConversations(shop.as[role], { q })).data.map((one) => one.id);
    for (const q of ["zulai", "美玲 zulaikha"])
      for (const role of ["marketer", "support"] as const)
        expect([q, role, await found(role, q)]).toEqual([q, role, [id]]);
    for (const q of ["overd", "zulaikha overdue"]) {
      expect([q, await found("marketer", q)]).toEqual([q, [id]]);
      expect([q, await found("support", q)]).toEqual([q, []]);
    }
  });

  it("uses its indexes however rare the words are", async () => {
    await sql.execute(
      `INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code,
         content_type, text, raw)
       SELECT $1, $2, $3, '60124100001', '32278', '1', 'order number ' || n || ' please', ''
       FROM generate_series(1, 4000) AS n`,
      [shop.id, gateway.accountId, await conversation("60124100001", "hi")],
    );
    await sql.execute("ANALYZE inbound_message", []);
    const plan = await sql.query<{ "QUERY PLAN": string }>(
      `EXPLAIN
       SELECT id
       FROM inbound_message
       WHERE canang_grams(text) @> canang_grams('3777') AND workspace_id = $1`,
      [shop.id],
    );
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("inbound_message_grams");
    expect((await listConversations(shop.as.support, { q: "number 3777" })).data).toHaveLength(1);
  });
});

describe("a thread", () => {
  it("shows both sides in their order, a page at a time, each once", async () => {
    const id = await conversation("60124200001", "one");
    for (let turn = 0; turn < 6; turn += 1) {
      await gateway.text("60124200001", `question ${turn}`);
      await replyToConversation(shop.as.support, { id, text: `answer ${turn}` });
    }
    // Everything in one moment is the hardest case for a keyset.
    await sql.execute(
      "UPDATE inbound_message SET received_at = date_trunc('hour', now()) WHERE conversation_id = $1",
      [id],
    );
    await sql.execute(
      "UPDATE campaign SET created_at = date_trunc('hour', now()) WHERE conversation_id = $1",
      [id],
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversationMessages(shop.as.support, id, {
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.data.map((message) => `${message.direction} ${message.text}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(13);
    expect(seen).toHaveLength(13);
    const other = await createTestWorkspace();
    await expect(listConversationMessages(other.as.owner, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(replyToConversation(other.as.owner, { id, text: "hi" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a reply", () => {
  it("S1: asked for ten times with one key is one text, on the path of all messages", async () => {
    const id = await conversation("60124300001", "请问几点开门？");
    const requestKey = crypto.randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () =>
        replyToConversation(shop.as.support, { id, text: "早上九点", requestKey }),
      ),
    );
    expect(new Set(replies.map((reply) => reply.id)).size).toBe(1);
    const rows = await sql.query<{ kind: string; status: string; due: number }>(
      `SELECT c.kind, m.status, (SELECT count(*)::int FROM due_message d WHERE d.campaign_id = c.id) AS due
       FROM campaign c JOIN message m ON m.campaign_id = c.id WHERE c.conversation_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ kind: "reply", status: "queued", due: 1 }]);
    expect(await requireConversation(shop.as.support, id)).toMatchObject({
      unread: 0,
      lastText: "早上九点",
      lastDirection: "out",
    });
    await expect(
      replyToConversation(shop.as.support, { id, text: "other words", requestKey }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("that moves is a hint about its conversation, which support hears", async () => {
    const id = await conversation("60124300002", "hello");
    await replyToConversation(shop.as.support, { id, text: "Hi" });
    const before = await hints(id);
    await sql.execute(
      `UPDATE message
       SET status = 'delivered'
       WHERE campaign_id IN (SELECT id FROM campaign WHERE conversation_id = $1)`,
      [id],
    );
    expect(await hints(id)).toBeGreaterThan(before);
    const [reply] = (await listConversationMessages(shop.as.support, id)).data;
    expect(reply).toMatchObject({ direction: "out", status: "delivered", by: "Support Person" });
  });

  it("to somebody without a number, to a suppressed phone or without words is refused in a sentence", async () => {
    await gateway.text("DIGI", "Your bill");
    const named = await sql.first<{ id: string }>("SELECT id FROM conversation WHERE phone = 'DIGI'", []);
    await expect(replyToConversation(shop.as.support, { id: named?.id ?? "", text: "hi" })).rejects.toThrow(
      "cannot be answered",
    );
    const stopped = await conversation("60124300003", "STOP");
    await expect(replyToConversation(shop.as.support, { id: stopped, text: "hi" })).rejects.toThrow(
      "may not be texted",
    );
    await expect(replyToConversation(shop.as.support, { id: stopped, text: "  " })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

describe("working together", () => {
  it("the first who writes holds the place until they stop or send", async () => {
    const id = await conversation("60124400001", "hello");
    const before = await hints(id);
    expect((await announceReply(shop.as.support, { id, replying: true })).replying).toMatchObject({
      id: shop.people.support.memberId,
    });
    await announceReply(shop.as.support, { id, replying: true });
    expect(await hints(id)).toBe(before + 1);
    expect((await announceReply(shop.as.admin, { id, replying: true })).replying).toMatchObject({
      name: "Support Person",
    });
    await sql.execute("UPDATE conversation SET replying_until = now() - interval '1 second' WHERE id = $1", [
      id,
    ]);
    expect((await requireConversation(shop.as.owner, id)).replying).toBeNull();
    expect((await announceReply(shop.as.admin, { id, replying: true })).replying).toMatchObject({
      name: "Admin Person",
    });
    await announceReply(shop.as.support, { id, replying: false });
    expect((await requireConversation(shop.as.owner, id)).replying).toMatchObject({ name: "Admin Person" });
    await replyToConversation(shop.as.admin, { id, text: "Hi" });
    expect((await requireConversation(shop.as.owner, id)).replying).toBeNull();
  });

  it("assigns only to those who may answer, notes who said what, and opens again by the next text", async () => {
    const id = await conversation("60124400002", "hello");
    expect((await listAssignees(shop.as.support)).map((person) => person.name)).toEqual([
      "Admin Person",
      "Owner Person",
      "Support Person",
    ]);
    await expect(
      assignConversation(shop.as.support, { id, memberId: shop.people.reseller.memberId }),
    ).rejects.toMatchObject({
      code: "invalid",
    });
    await assignConversation(shop.as.support, { id, memberId: shop.people.admin.memberId });
    await addNote(shop.as.support, { id, text: "Wants a refund" });
    await moveConversation(shop.as.support, { id, open: false });
    expect(await requireConversationDetail(shop.as.owner, id)).toMatchObject({
      open: false,
      unread: 0,
      assignee: { name: "Admin Person" },
      notes: [{ by: "Support Person", text: "Wants a refund" }],
    });
    await gateway.text("60124400002", "one more thing");
    expect(await requireConversation(shop.as.owner, id)).toMatchObject({
      open: true,
      unread: 1,
      assignee: { name: "Admin Person" },
    });
  });

  it("P-2: revealing a number is a line in the audit log", async () => {
    const id = await conversation("60124400003", "call me");
    expect(await revealPhone(shop.as.support, { id })).toEqual({ phone: "60124400003" });
    const lines = await sql.query(
      "SELECT actor_id FROM audit_entry WHERE action = 'phone.revealed' AND entity_id = $1",
      [id],
    );
    expect(lines).toEqual([{ actor_id: shop.people.support.memberId }]);
  });
});

describe("canned replies", () => {
  it("are filled for the person, say what is missing, and keep a masked number out of sight", async () => {
    await createTestList(shop.id, [{ phone: "60124500001", firstName: "Mei Ling", fields: { points: 120 } }]);
    const known = await conversation("60124500001", "hello");
    const unknown = await conversation("60124500002", "hello");
    const { id } = await saveCannedReply(shop.as.admin, {
      title: "Points",
      text: "Hi {{firstName}}, {{fields.points|some}} points on {{phone}}",
    });
    const filled = async (role: "owner" | "support", conversation: string) =>
      (await listCannedReplies(shop.as[role], { conversation })).data.find((reply) => reply.id === id);
    expect(await filled("owner", known)).toMatchObject({
      filled: "Hi Mei Ling, 120 points on 60124500001",
      missing: [],
    });
    const masked = await filled("support", known);
    expect(masked?.filled).toBe("Hi Mei Ling, 120 points on {{phone}}");
    expect(await filled("support", unknown)).toMatchObject({
      filled: "Hi , some points on {{phone}}",
      missing: ["firstName"],
    });
    const reply = await replyToConversation(shop.as.support, { id: known, text: masked?.filled ?? "" });
    expect(reply.text).toBe("Hi Mei Ling, 120 points on 60•••••0001");
    await expect(saveCannedReply(shop.as.admin, { title: "Points", text: "again" })).rejects.toMatchObject({
      code: "conflict",
    });
    await deleteCannedReply(shop.as.admin, { id });
    expect((await listCannedReplies(shop.as.owner)).data).toEqual([]);
  });
});
