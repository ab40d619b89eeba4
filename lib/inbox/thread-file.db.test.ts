import { beforeAll, expect, it } from "vitest";
import { addToContacts } from "@/lib/inbox/add-to-contacts";
import { requireConversation } from "@/lib/inbox/conversation.queries";
import { replyToConversation } from "@/lib/inbox/reply-to-conversation";
import { exportThread, readWholeThread } from "@/lib/inbox/thread-file";
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

async function conversation(phone: string, text: string): Promise<string> {
  await gateway.text(phone, text, "32278");
  const found = await sql.first<{ id: string }>(
    "SELECT id FROM conversation WHERE workspace_id = $1 AND phone = $2",
    [shop.id, phone],
  );
  return found?.id ?? "";
}

it("P-2: a file of a conversation is written down, and its number is as masked as on the screen", async () => {
  const id = await conversation("60126600001", '=HYPERLINK("x")');
  await replyToConversation(shop.as.support, { id, text: "我们九点开门" });
  const own = await exportThread(shop.as.support, { id, format: "csv" });
  expect(own.content).not.toContain("60126600001");
  expect(own.content).toContain("'=HYPERLINK");
  expect(own.content).toContain("我们九点开门");
  const whole = await exportThread(shop.as.admin, { id, format: "txt" });
  expect(whole.content).toContain("60126600001");
  expect(whole.fileName).toMatch(/\.txt$/);
  const lines = await sql.query(
    "SELECT FROM audit_entry WHERE action = 'conversation.exported' AND entity_id = $1",
    [id],
  );
  expect(lines).toHaveLength(2);
});

it("a long conversation is read in order, and says that there is more", async () => {
  const id = await conversation("60126600002", "first");
  for (const text of ["second", "third"]) await gateway.text("60126600002", text, "32278");
  const thread = await readWholeThread(shop.as.support, id, 2);
  expect(thread.said.map(({ text }) => text)).toEqual(["second", "third"]);
  expect(thread.cut).toBe(true);
  expect((await readWholeThread(shop.as.support, id)).cut).toBe(false);
});

it("whoever answers gives a number a name without seeing it; a list is for those who edit contacts", async () => {
  const id = await conversation("60126600003", "hello");
  const list = await sql.first<{ id: string }>(
    "INSERT INTO list (workspace_id, name) VALUES ($1, 'Walk-ins') RETURNING id",
    [shop.id],
  );
  const person = { id, firstName: "Siti", lastName: "Aminah" };
  await expect(addToContacts(shop.as.support, { ...person, listId: list?.id ?? "" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await addToContacts(shop.as.support, person)).toEqual({ created: true });
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ name: "Siti Aminah" });
  expect(await addToContacts(shop.as.admin, { ...person, listId: list?.id })).toEqual({ created: false });
  expect(
    await sql.query("SELECT FROM list_member WHERE list_id = $1 AND workspace_id = $2", [list?.id, shop.id]),
  ).toHaveLength(1);
  const named = await conversation("MYBANK", "Your code");
  await expect(addToContacts(shop.as.support, { ...person, id: named })).rejects.toMatchObject({
    code: "unprocessable",
  });
});
