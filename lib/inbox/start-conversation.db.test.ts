import { beforeAll, expect, it } from "vitest";
import { requireConversation } from "@/lib/inbox/conversation.queries";
import { listConversationMessages } from "@/lib/inbox/conversation-messages.queries";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { startConversation } from "@/lib/inbox/start-conversation";
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

const start = (to: string, text = "Hello from us", requestKey: string = crypto.randomUUID()) =>
  startConversation(shop.as.support, { to, text, requestKey });
const said = async (id: string) => (await listConversationMessages(shop.as.support, id)).data;
const conversations = (phone: string) =>
  sql.query<{ id: string; short_code: string }>(
    "SELECT id, short_code FROM conversation WHERE workspace_id = $1 AND phone = $2",
    [shop.id, phone],
  );

it("the first text is ours, and the answer to a short code comes into the same conversation", async () => {
  const key = crypto.randomUUID();
  const { id, existing } = await start("012-630 0001", "Hello from us", key);
  expect(existing).toBe(false);
  expect(await start("012-630 0001", "Hello from us", key)).toEqual({ id, existing: false });
  expect(await said(id)).toMatchObject([{ direction: "out", text: "Hello from us" }]);
  expect(await requireConversation(shop.as.admin, id)).toMatchObject({ phone: "60126300001", open: true });
  await gateway.text("60126300001", "Hello back", "32278");
  expect(await conversations("60126300001")).toEqual([{ id, short_code: "32278" }]);
  expect(await said(id)).toMatchObject([{ text: "Hello back" }, { text: "Hello from us" }]);
});

it("an open conversation is named and nothing is sent; a closed one goes on", async () => {
  await gateway.text("60126300002", "hi", "32278");
  const [{ id = "" } = {}] = await conversations("60126300002");
  expect(await start("60126300002")).toEqual({ id, existing: true });
  expect(await said(id)).toHaveLength(1);
  await moveConversation(shop.as.support, { id, open: false });
  expect(await start("60126300002")).toEqual({ id, existing: false });
  expect(await said(id)).toHaveLength(2);
  expect(await requireConversation(shop.as.support, id)).toMatchObject({ open: true });
});

it("of many who begin with one number at once, one text goes out", async () => {
  const all = await Promise.all(Array.from({ length: 6 }, (_, n) => start("60126300003", `Hello ${n}`)));
  expect(all.filter(({ existing }) => !existing)).toHaveLength(1);
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  expect(await said(all[0]?.id ?? "")).toHaveLength(1);
});

it("who opted out is not texted, and no conversation is left behind", async () => {
  await sql.execute(
    "INSERT INTO suppression (workspace_id, phone, reason, source) VALUES ($1, $2, 'stop', 'keyword')",
    [shop.id, "60126300004"],
  );
  await expect(start("60126300004")).rejects.toMatchObject({
    code: "unprocessable",
    sentence: { key: "problems.directMessages.suppressed" },
  });
  expect(await conversations("60126300004")).toEqual([]);
  await expect(start("123")).rejects.toMatchObject({ code: "invalid" });
});

it("a contact is chosen only by those who may see contacts", async () => {
  const contact = await sql.first<{ id: string }>(
    "INSERT INTO contact (workspace_id, phone, first_name) VALUES ($1, '60126300005', 'Siti') RETURNING id",
    [shop.id],
  );
  const input = {
    to: "",
    contactId: String(contact?.id),
    text: "Hi {{firstName}}",
    requestKey: crypto.randomUUID(),
  };
  await expect(startConversation(shop.as.support, input)).rejects.toMatchObject({ code: "forbidden" });
  const { id } = await startConversation(shop.as.admin, input);
  expect(await said(id)).toMatchObject([{ text: "Hi Siti" }]);
});
