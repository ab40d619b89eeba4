import { beforeAll, expect, it } from "vitest";
import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { optOutConversation } from "@/lib/inbox/opt-out-conversation";
import { cancelScheduled, changeScheduled, scheduleReply } from "@/lib/inbox/schedule-reply";
import { sendDueReplies, sendScheduledNow } from "@/lib/inbox/send-scheduled";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway, type TestGateway } from "@/lib/testing/test-gateway";

testDatabase();

let shop: TestWorkspace;
let gateway: TestGateway;
let last = 60_126_100_000;

beforeAll(async () => {
  shop = await createTestWorkspace();
  gateway = await createTestGateway(shop.id);
});

const later = () => new Date(Date.now() + 3_600_000).toISOString();

async function conversation(): Promise<{ id: string; phone: string }> {
  last += 1;
  const phone = String(last);
  await gateway.text(phone, "hello", "32278");
  const found = await sql.first<{ id: string }>(
    "SELECT id FROM conversation WHERE workspace_id = $1 AND phone = $2",
    [shop.id, phone],
  );
  return { id: found?.id ?? "", phone };
}

async function planned(text = "See you soon") {
  const { id, phone } = await conversation();
  const { scheduledId } = await scheduleReply(shop.as.support, {
    id,
    text,
    sendAt: later(),
    requestKey: crypto.randomUUID(),
  });
  return { id, phone, scheduledId };
}

const due = (scheduledId: string) =>
  sql.execute("UPDATE scheduled_reply SET send_at = now() - interval '1 second' WHERE id = $1", [
    scheduledId,
  ]);

const replies = async (id: string) =>
  (await listConversationMessages(shop.as.support, id)).data.filter(({ direction }) => direction === "out");

const statusOf = async (scheduledId: string) =>
  (await sql.first<{ status: string }>("SELECT status FROM scheduled_reply WHERE id = $1", [scheduledId]))
    ?.status;

it("I5: a reply of a time is sent once when that has come, however many workers look", async () => {
  const { id, scheduledId } = await planned();
  await sendDueReplies();
  expect(await replies(id)).toEqual([]);
  expect((await requireConversationDetail(shop.as.support, id)).scheduled).toMatchObject([
    { id: scheduledId, status: "waiting", wroteSince: false },
  ]);
  await due(scheduledId);
  await Promise.all([
    sendDueReplies(),
    sendDueReplies(),
    sendScheduledNow(shop.as.support, { scheduledId }).catch(() => undefined),
  ]);
  await sendDueReplies();
  expect(await replies(id)).toMatchObject([{ text: "See you soon", by: shop.as.support.actor.name }]);
  const detail = await requireConversationDetail(shop.as.support, id);
  expect(detail).toMatchObject({ scheduled: [], waitingSince: null, lastText: "See you soon" });
});

it("asked twice with one key it is one reply, and cancelled it is never sent", async () => {
  const { id } = await conversation();
  const asked = { id, text: "Once", sendAt: later(), requestKey: crypto.randomUUID() };
  const { scheduledId } = await scheduleReply(shop.as.support, asked);
  expect(await scheduleReply(shop.as.support, asked)).toEqual({ scheduledId });
  await cancelScheduled(shop.as.support, { scheduledId });
  await due(scheduledId);
  await sendDueReplies();
  expect(await replies(id)).toEqual([]);
  for (const late of [
    () => sendScheduledNow(shop.as.support, { scheduledId }),
    () => cancelScheduled(shop.as.support, { scheduledId }),
    () => changeScheduled(shop.as.support, { scheduledId, text: "Other", sendAt: later() }),
  ])
    await expect(late()).rejects.toMatchObject({ code: "conflict" });
});

it("I5: cancelled while workers send it, it is one of the two", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, scheduledId } = await planned();
    await due(scheduledId);
    const [, , canceled] = await Promise.allSettled([
      sendDueReplies(),
      sendDueReplies(),
      cancelScheduled(shop.as.support, { scheduledId }),
    ]);
    await sendDueReplies();
    expect(await replies(id)).toHaveLength(canceled?.status === "fulfilled" ? 0 : 1);
  }
});

it("I5: whoever opted out meanwhile is not texted, and the thread says why", async () => {
  const { id, scheduledId } = await planned();
  await optOutConversation(shop.as.support, { id });
  await due(scheduledId);
  await sendDueReplies();
  await sendDueReplies();
  expect(await replies(id)).toEqual([]);
  expect((await requireConversationDetail(shop.as.support, id)).scheduled).toMatchObject([
    { status: "refused", reason: { key: "problems.directMessages.suppressed" } },
  ]);
  await cancelScheduled(shop.as.support, { scheduledId });
  expect((await requireConversationDetail(shop.as.support, id)).scheduled).toEqual([]);
});

it("who wrote after the words were written is not answered by them: they still wait, unread", async () => {
  const { id, phone, scheduledId } = await planned();
  await gateway.text(phone, "wait, another question", "32278");
  expect((await requireConversationDetail(shop.as.support, id)).scheduled).toMatchObject([
    { wroteSince: true },
  ]);
  await due(scheduledId);
  await sendDueReplies();
  expect(await replies(id)).toHaveLength(1);
  const { unread, waitingSince } = await requireConversationDetail(shop.as.support, id);
  expect(unread).toBeGreaterThan(0);
  expect(waitingSince).not.toBeNull();
});

it("what stands in the way at once is said at once, and nothing of the attempt stays", async () => {
  const { id } = await conversation();
  await optOutConversation(shop.as.support, { id });
  const asked = { id, text: "Hi", sendAt: later(), requestKey: crypto.randomUUID() };
  await expect(scheduleReply(shop.as.support, asked)).rejects.toMatchObject({ code: "unprocessable" });
  const past = { ...asked, sendAt: "2020-01-01T00:00:00.000Z" };
  await expect(scheduleReply(shop.as.support, past)).rejects.toMatchObject({ code: "invalid" });
  expect(await replies(id)).toEqual([]);
});

it("nothing of a workspace that is held after a restore is begun", async () => {
  const { scheduledId } = await planned();
  await due(scheduledId);
  await sql.execute("UPDATE workspace SET held_since = now() WHERE id = $1", [shop.id]);
  await sendDueReplies();
  expect(await statusOf(scheduledId)).toBe("waiting");
  await sql.execute("UPDATE workspace SET held_since = NULL WHERE id = $1", [shop.id]);
  await sendDueReplies();
  expect(await statusOf(scheduledId)).toBe("sent");
});
