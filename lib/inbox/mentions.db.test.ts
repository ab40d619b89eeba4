import { beforeAll, expect, it } from "vitest";
import { addNote } from "@/lib/inbox/add-note";
import { listConversations, listReaders, requireConversation } from "@/lib/inbox/conversation.queries";
import { countTabs } from "@/lib/inbox/count-tabs";
import { seeMention } from "@/lib/inbox/see-mention";
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

async function conversation(phone: string): Promise<string> {
  await gateway.text(phone, "hello", "32278");
  const found = await sql.first<{ id: string }>(
    "SELECT id FROM conversation WHERE workspace_id = $1 AND phone = $2",
    [shop.id, phone],
  );
  return found?.id ?? "";
}

it("who is called in a note finds the conversation in a list of their own until they open it", async () => {
  const id = await conversation("60126200001");
  const { marketer, support, admin } = shop.people;
  await addNote(shop.as.support, {
    id,
    text: "@Marketer please look",
    mentions: [marketer.memberId, marketer.memberId, support.memberId],
  });
  expect(await requireConversation(shop.as.marketer, id)).toMatchObject({ mentioned: true });
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ mentioned: false });
  const { data } = await listConversations(shop.as.marketer, { status: "mentioned" });
  expect(data.map((one) => one.id)).toEqual([id]);
  expect((await countTabs(shop.as.marketer)).mentioned).toBe(1);
  expect((await getShell(shop.as.marketer)).inbox?.mentions).toBe(1);
  expect((await countTabs(shop.as.support)).mentioned).toBe(0);

  await seeMention(shop.as.admin, { id });
  expect((await countTabs(shop.as.marketer)).mentioned).toBe(1);
  await seeMention(shop.as.marketer, { id });
  expect((await countTabs(shop.as.marketer)).mentioned).toBe(0);

  await addNote(shop.as.admin, { id, text: "Again", mentions: [marketer.memberId] });
  expect((await countTabs(shop.as.marketer)).mentioned).toBe(1);
  expect(admin.memberId).not.toBe(marketer.memberId);
});

it("nobody is offered or called who may not see the inbox, is gone, or belongs elsewhere", async () => {
  const id = await conversation("60126200002");
  const other = await createTestWorkspace();
  const { reseller } = shop.people;
  const offered = (await listReaders(shop.as.support)).map((one) => one.id);
  expect(offered).toContain(shop.people.marketer.memberId);
  expect(offered).not.toContain(reseller.memberId);
  for (const stranger of [reseller.memberId, other.people.support.memberId, crypto.randomUUID()])
    await expect(addNote(shop.as.support, { id, text: "Look", mentions: [stranger] })).rejects.toMatchObject({
      code: "invalid",
    });
  expect(await sql.query("SELECT FROM conversation_note WHERE conversation_id = $1", [id])).toEqual([]);
});
