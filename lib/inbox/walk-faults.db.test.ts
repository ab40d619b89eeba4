import { beforeAll, expect, it } from "vitest";
import { listConversations, requireConversation } from "@/lib/inbox/conversation.queries";
import type { ConversationMessageView } from "@/lib/inbox/conversation.view";
import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { optOutConversation } from "@/lib/inbox/opt-out-conversation";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { sendAgain } from "@/lib/inbox/send-again";
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

const texts = async (phone: string) =>
  (await sql.first<{ n: number }>("SELECT count(*)::int AS n FROM message WHERE phone = $1", [phone]))?.n;

/** A campaign of the past that texted this phone. */
async function textedBefore(phone: string, name: string, hoursAgo: number): Promise<void> {
  await sql.execute(
    `WITH made AS (
       INSERT INTO campaign (workspace_id, gateway_account_id, name, message, audience, status, launched_at,
         created_at, launched_by_name)
       VALUES ($1, $2, $3, $4, '{}', 'finished', now() - make_interval(hours => $6),
         now() - make_interval(hours => $6), 'Marketer Person')
       RETURNING id)
     INSERT INTO message (campaign_id, workspace_id, phone, parts, status, sent_at)
     SELECT id, $1, $5, 1, 'delivered', now() - make_interval(hours => $6) FROM made`,
    [shop.id, gateway.accountId, name, { kind: "text", text: `RM0 Canang: ${name}` }, phone, hoursAgo],
  );
}

it("fault 23: a search looks into open and closed conversations, the open ones first, page by page", async () => {
  const closed = await conversation("60125230001", "unikata tentang resit");
  const open = await conversation("60125230002", "unikata lagi");
  const last = await conversation("60125230003", "unikata tutup");
  for (const id of [closed, last]) await moveConversation(shop.as.support, { id, open: false });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listConversations(shop.as.support, {
      q: "unikata",
      byState: true,
      limit: 1,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual([open, last, closed]);
});

it("fault 24: the last line of a colleague has their name, and that of the customer has none", async () => {
  const id = await conversation("60125240001", "hello");
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ lastBy: null });
  await replyToConversation(shop.as.admin, { id, text: "Hi" });
  expect(await requireConversation(shop.as.support, id)).toMatchObject({
    lastBy: { id: shop.people.admin.memberId, name: "Admin Person" },
  });
  await gateway.text("60125240001", "thanks");
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ lastBy: null });
});

it("fault 25: a reply says why it waits while the account is paused", async () => {
  const own = await createTestWorkspace();
  const paused = await createTestGateway(own.id);
  await paused.text("60125250001", "hello");
  await sql.execute(
    "UPDATE gateway_account SET status = 'paused', paused_reason = 'credits' WHERE workspace_id = $1",
    [own.id],
  );
  const found = await sql.first<{ id: string }>("SELECT id FROM conversation WHERE workspace_id = $1", [
    own.id,
  ]);
  const id = found?.id ?? "";
  expect(await replyToConversation(own.as.support, { id, text: "Hi" })).toMatchObject({
    status: "queued",
    waits: "credits",
  });
  await sql.execute(
    "UPDATE gateway_account SET status = 'active', paused_reason = NULL WHERE workspace_id = $1",
    [own.id],
  );
  const [reply] = (await listConversationMessages(own.as.support, id)).data;
  expect(reply).toMatchObject({ waits: null });
});

it("fault 25: a reply that was refused is sent again once, however many press; one that may have arrived never", async () => {
  const id = await conversation("60125250002", "hello");
  const first = await replyToConversation(shop.as.support, { id, text: "Hi there" });
  await expect(sendAgain(shop.as.support, { id, messageId: first.id })).rejects.toMatchObject({
    code: "conflict",
  });
  await sql.execute("UPDATE message SET status = 'rejected', failure_code = '1705' WHERE phone = $1", [
    "60125250002",
  ]);
  await Promise.all(
    [shop.as.support, shop.as.admin, shop.as.support].map((ctx) =>
      sendAgain(ctx, { id, messageId: first.id }),
    ),
  );
  expect(await texts("60125250002")).toBe(2);
  const said = (await listConversationMessages(shop.as.support, id)).data;
  expect(said[0]).toMatchObject({ text: "Hi there", status: "queued" });
  expect(said[1]).toMatchObject({ status: "rejected", failureCode: "1705", sentAgain: true });
  const other = await conversation("60125250003", "hello");
  await expect(sendAgain(shop.as.support, { id: other, messageId: first.id })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("fault 26: campaign texts of the number stand in the thread, once each, in order, and only where asked for", async () => {
  const phone = "60125260001";
  for (let index = 1; index <= 5; index += 1) await textedBefore(phone, `Sale ${index}`, 10 - index);
  const id = await conversation(phone, "Yes I want it", "please");
  await replyToConversation(shop.as.support, { id, text: "Done" });
  expect((await listConversationMessages(shop.as.support, id)).data.map((one) => one.direction)).toEqual([
    "out",
    "in",
    "in",
  ]);
  const seen: ConversationMessageView[] = [];
  let cursor: string | undefined;
  do {
    const page = await listConversationMessages(shop.as.support, id, {
      sent: true,
      limit: 2,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen.map((one) => one.text)).toEqual([
    "Done",
    "please",
    "Yes I want it",
    ...[5, 4, 3, 2, 1].map((index) => `RM0 Canang: Sale ${index}`),
  ]);
  expect(seen[3]).toMatchObject({
    direction: "sent",
    kind: "campaign",
    name: "Sale 5",
    status: "delivered",
    by: "Marketer Person",
  });
});

it("fault 27: a number that no plan knows is answered, and a sender that is no number is said to be so", async () => {
  const made = await conversation("60112000099", "can you see this");
  expect(await requireConversationDetail(shop.as.support, made)).toMatchObject({ answerable: true });
  await replyToConversation(shop.as.support, { id: made, text: "Yes" });
  expect(await texts("60112000099")).toBe(1);
  const named = await conversation("MAXIS", "Your bill");
  expect(await requireConversationDetail(shop.as.support, named)).toMatchObject({ answerable: false });
  await expect(replyToConversation(shop.as.support, { id: named, text: "Yes" })).rejects.toThrow(
    "cannot be answered",
  );
});

it("fault 27: a suppressed number that no plan knows is not answered", async () => {
  const id = await conversation("60112000098", "STOP");
  await expect(replyToConversation(shop.as.support, { id, text: "Yes" })).rejects.toThrow(
    "may not be texted",
  );
});

it("a suppression says since when it is and by which of their words; one of a colleague quotes nobody", async () => {
  const asked = await conversation("60125298001", "Hello", "BERHENTI!", "Why do you still write?");
  const { suppression } = await requireConversationDetail(shop.as.support, asked);
  expect(suppression).toMatchObject({ source: "keyword", reason: "stop", text: "BERHENTI!" });
  const other = await conversation("60125298002", "Hello");
  await optOutConversation(shop.as.support, { id: other });
  expect((await requireConversationDetail(shop.as.support, other)).suppression).toMatchObject({
    source: "person",
    text: null,
  });
});

it("fault 30: names are found by any of their words, and words of a text in any order", async () => {
  const id = await conversation("60125300001", "Resit tak sampai lagi 299");
  await createTestList(shop.id, [
    { phone: "60125300001", firstName: "Suresh", lastName: "Pillai Subramaniam" },
  ]);
  const found = async (q: string) =>
    (await listConversations(shop.as.support, { q })).data.map((one) => one.id);
  for (const q of ["Suresh", "Pillai", "Subramaniam", "resit 299", "299 RESIT", "lagi sampai"])
    expect([q, await found(q)]).toEqual([q, [id]]);
  expect(await found("resit 300")).toEqual([]);
});

it("fault 31: of two who answer at once the second is asked, and sends when they have seen it", async () => {
  const id = await conversation("60125310001", "When do you open?");
  const { lastAt } = await requireConversation(shop.as.support, id);
  const answer = (who: "support" | "admin", seen: string, requestKey = crypto.randomUUID()) =>
    replyToConversation(shop.as[who], { id, text: `From ${who}`, seen, requestKey });
  const key = crypto.randomUUID();
  const first = await answer("support", lastAt, key);
  await expect(answer("admin", lastAt)).rejects.toMatchObject({ code: "conflict", fields: { seen: /./ } });
  expect(await texts("60125310001")).toBe(1);
  // The same request once more is no news to who made it.
  expect((await answer("support", lastAt, key)).id).toBe(first.id);
  const now = await requireConversation(shop.as.admin, id);
  await answer("admin", now.lastAt);
  expect(await texts("60125310001")).toBe(2);
});

it("fault 32: a single odd character stands as it came", async () => {
  await gateway.call("ShortCode=32278&Sender=60125320001&ContentType=3&Msg=2024");
  const id = await conversation("60125320001");
  const [said] = (await listConversationMessages(shop.as.support, id)).data;
  expect(said).toMatchObject({ text: "2024", readable: false });
});

it("fault 33: the first text is never later than a message that stands in the thread", async () => {
  const id = await conversation("60125330001", "hello");
  await sql.execute(
    "UPDATE inbound_message SET received_at = now() - interval '3 hours' WHERE conversation_id = $1",
    [id],
  );
  const { createdAt } = await requireConversationDetail(shop.as.support, id);
  const [said] = (await listConversationMessages(shop.as.support, id)).data;
  expect(createdAt).toBe(said?.at);
});

it("I4: what a stop or start word settled waits for nobody, and opens nothing that was closed", async () => {
  const fresh = await conversation("60125400001", "STOP");
  expect(await requireConversation(shop.as.support, fresh)).toMatchObject({ open: false, unread: 0 });
  const asked = await conversation("60125400002", "hello", "STOP", "STOP");
  expect(await requireConversation(shop.as.support, asked)).toMatchObject({ open: true, unread: 1 });
  await moveConversation(shop.as.support, { id: asked, open: false });
  await gateway.text("60125400002", "START");
  expect(await requireConversation(shop.as.support, asked)).toMatchObject({
    open: false,
    unread: 0,
    lastText: "START",
  });
  await gateway.text("60125400002", "hello again");
  expect(await requireConversation(shop.as.support, asked)).toMatchObject({ open: true, unread: 1 });
});
