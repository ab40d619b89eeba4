import { beforeAll, expect, it } from "vitest";
import { changeMany } from "@/lib/inbox/change-many";
import { listConversations, requireConversation } from "@/lib/inbox/conversation.queries";
import { requireConversationDetail } from "@/lib/inbox/conversation-detail.queries";
import { countTabs } from "@/lib/inbox/count-tabs";
import { markConversation } from "@/lib/inbox/mark-conversation";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { bringBackSnoozed, snoozeConversation } from "@/lib/inbox/snooze-conversation";
import { getShell } from "@/lib/overview/overview.queries";
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

async function conversation(phone: string, text = "hello", shortCode = "32278"): Promise<string> {
  await gateway.text(phone, text, shortCode);
  const found = await sql.first<{ id: string }>(
    "SELECT id FROM conversation WHERE workspace_id = $1 AND phone = $2",
    [shop.id, phone],
  );
  return found?.id ?? "";
}

const later = () => new Date(Date.now() + 3_600_000).toISOString();

it("a snoozed conversation leaves the open ones, and comes back by itself, unread, or with the next text", async () => {
  const [own, other] = [await conversation("60126000001"), await conversation("60126000002")];
  for (const id of [own, other]) {
    await replyToConversation(shop.as.support, { id, text: "One moment" });
    await snoozeConversation(shop.as.support, { id, until: later() });
  }
  const ids = async (status: "open" | "snoozed") =>
    (await listConversations(shop.as.support, { status, limit: 200 })).data.map((one) => one.id);
  expect(await ids("open")).not.toContain(own);
  expect(await ids("snoozed")).toEqual(expect.arrayContaining([own, other]));
  await bringBackSnoozed();
  expect(await ids("snoozed")).toContain(own);
  await sql.execute("UPDATE conversation SET snoozed_until = now() - interval '1 second' WHERE id = $1", [
    own,
  ]);
  await bringBackSnoozed();
  expect(await requireConversation(shop.as.support, own)).toMatchObject({ snoozedUntil: null, unread: 1 });
  await gateway.text("60126000002", "are you there");
  expect(await requireConversation(shop.as.support, other)).toMatchObject({ snoozedUntil: null, unread: 1 });
  await expect(
    snoozeConversation(shop.as.support, { id: own, until: "2020-01-01T00:00:00.000Z" }),
  ).rejects.toMatchObject({ code: "invalid" });
  await moveConversation(shop.as.support, { id: own, open: false });
  await expect(snoozeConversation(shop.as.support, { id: own, until: later() })).rejects.toMatchObject({
    code: "conflict",
  });
});

it("a customer waits from the first text that nobody answered; a reply and closing end it", async () => {
  const id = await conversation("60126000011", "first");
  const { waitingSince } = await requireConversation(shop.as.support, id);
  await gateway.text("60126000011", "second");
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ waitingSince });
  await replyToConversation(shop.as.support, { id, text: "Hi" });
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ waitingSince: null });
  await gateway.text("60126000011", "third");
  await moveConversation(shop.as.support, { id, open: false });
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ waitingSince: null });
});

it("many are closed, assigned, labelled, snoozed and opted out at once; what is not there is counted", async () => {
  const ids = [await conversation("60126000021"), await conversation("60126000022")];
  const label = await sql.first<{ id: string }>(
    "INSERT INTO inbox_label (workspace_id, name) VALUES ($1, 'Refund') RETURNING id",
    [shop.id],
  );
  const change = (what: Parameters<typeof changeMany>[1]["change"]) =>
    changeMany(shop.as.support, { ids: [...ids, crypto.randomUUID()], change: what });
  expect(await change({ kind: "assign", memberId: shop.people.admin.memberId })).toEqual({
    changed: 2,
    left: 1,
  });
  await change({ kind: "label", labelId: label?.id ?? "" });
  await change({ kind: "snooze", until: later() });
  await change({ kind: "optOut" });
  await change({ kind: "close" });
  for (const id of ids)
    expect(await requireConversation(shop.as.support, id)).toMatchObject({
      open: false,
      snoozedUntil: null,
      suppressed: true,
      assignee: { name: "Admin Person" },
      labels: [{ name: "Refund" }],
    });
  const elsewhere = await createTestWorkspace();
  await expect(changeMany(elsewhere.as.support, { ids, change: { kind: "optOut" } })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("lists are narrowed by account, short code, writing and days, and each tab counts what its list shows", async () => {
  const own = await createTestWorkspace();
  const one = await createTestGateway(own.id);
  await sql.execute(
    "UPDATE gateway_account SET label = 'First', is_default = false WHERE workspace_id = $1",
    [own.id],
  );
  const two = await createTestGateway(own.id);
  await one.text("60126000031", "请问可以退款吗？");
  await one.text("60126000032", "boleh tukar?", "39000");
  await two.text("60126000033", "ரசீது வேண்டும்");
  await two.text("60126000034", "STOP");
  await sql.execute(
    "UPDATE conversation SET last_at = last_at - interval '10 days' WHERE workspace_id = $1 AND phone = $2",
    [own.id, "60126000033"],
  );
  const phones = async (query: Parameters<typeof listConversations>[1]) =>
    (await listConversations(own.as.owner, query)).data.map(({ phone }) => phone).sort();
  expect(await phones({ account: two.accountId, status: "open" })).toEqual(["60126000033"]);
  expect(await phones({ shortCode: "39000" })).toEqual(["60126000032"]);
  expect(await phones({ script: "chinese" })).toEqual(["60126000031"]);
  expect(await phones({ script: "tamil" })).toEqual(["60126000033"]);
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  expect(await phones({ to: day(5) })).toEqual(["60126000033"]);
  expect(await phones({ from: day(5), status: "open" })).toEqual(["60126000031", "60126000032"]);
  expect(await countTabs(own.as.owner)).toEqual({
    all: 4,
    mentioned: 0,
    open: 3,
    closed: 1,
    mine: 0,
    unassigned: 3,
    waiting: 3,
    snoozed: 0,
    unread: 3,
    review: 0,
  });
});

it("a tab's count of 100,000 conversations reads its own index, and no further than a thousand rows", async () => {
  const own = await createTestWorkspace();
  const { accountId } = await createTestGateway(own.id);
  await sql.execute(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, open, assignee_id, unread,
       waiting_since, last_at)
     SELECT $1, $2, '6018' || lpad(n::text, 7, '0'), '32278', true, gen_random_uuid(), 1, now(),
       now() - make_interval(secs => n)
     FROM generate_series(1, 100000) AS n`,
    [own.id, accountId],
  );
  await sql.execute("ANALYZE conversation", []);
  expect(await countTabs(own.as.support)).toMatchObject({
    open: 1000,
    closed: 0,
    mine: 0,
    unassigned: 0,
    waiting: 1000,
    snoozed: 0,
    review: 0,
  });
  // What few have is found without a walk along the many.
  for (const where of ["NOT open", "open AND assignee_id IS NULL", "snoozed_until IS NOT NULL"]) {
    const plan = await sql.query<Record<string, string>>(
      `EXPLAIN SELECT FROM conversation WHERE workspace_id = '${own.id}' AND ${where} LIMIT 1000`,
      [],
    );
    const lines = plan.map((row) => Object.values(row)[0]).join("\n");
    expect(lines).toMatch(/conversation_(closed|unassigned|snoozed)/);
  }
});

it("a reply closes the conversation with it where that was asked, in one step", async () => {
  const id = await conversation("60126000091");
  await replyToConversation(shop.as.support, { id, text: "Done", close: true });
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ open: false, lastText: "Done" });
  expect(
    await sql.query(
      "SELECT action FROM audit_entry WHERE entity_id = $1 AND action = 'conversation.closed'",
      [id],
    ),
  ).toHaveLength(1);
  await gateway.text("60126000091", "one more thing");
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ open: true, unread: 1 });
});

it("the list of unread ones holds open ones only, as the count in the title does", async () => {
  const id = await conversation("60126000092");
  await moveConversation(shop.as.support, { id, open: false });
  await markConversation(shop.as.support, { id, read: false });
  const { data } = await listConversations(shop.as.support, { status: "unread", limit: 200 });
  expect(data.map((one) => one.id)).not.toContain(id);
  const { inbox } = await getShell(shop.as.support);
  expect(data).toHaveLength(inbox?.conversations ?? -1);
});

it("credit that reached the customer who writes stands in their conversation", async () => {
  const id = await conversation("60126000093");
  const own = await sql.first<{ id: string }>(
    `INSERT INTO customer (workspace_id, gateway_account_id, username, phone)
     VALUES ($1, $2, 'kedai-siti', '60126000093') RETURNING id`,
    [shop.id, gateway.accountId],
  );
  await sql.execute(
    `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, settled_at)
     VALUES ($1, $2, $3, 500, 'succeeded', now()), ($1, $2, $3, 40, 'refused', now())`,
    [shop.id, gateway.accountId, own?.id],
  );
  const { moved } = await requireConversationDetail(shop.as.support, id);
  expect(moved).toMatchObject([{ credits: 500, customer: "kedai-siti" }]);
});
