import { beforeAll, describe, expect, it } from "vitest";
import { listConversations, requireConversation } from "@/lib/inbox/conversation.queries";
import { labelConversation } from "@/lib/inbox/label-conversation";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { createTestGateway } from "@/lib/testing/test-gateway";
import { listLabels } from "./label.queries";
import { MOST_LABELS } from "./label.rules";
import { deleteLabel, saveLabel } from "./save-label";

testDatabase();

let shop: TestWorkspace;
let ids: string[];

beforeAll(async () => {
  shop = await createTestWorkspace();
  const gateway = await createTestGateway(shop.id);
  for (let index = 0; index < 9; index += 1) await gateway.text(`6012500000${index}`, `hello ${index}`);
  ids = (
    await sql.query<{ id: string }>("SELECT id FROM conversation WHERE workspace_id = $1 ORDER BY phone", [
      shop.id,
    ])
  ).map(({ id }) => id);
  await sql.execute("UPDATE conversation SET last_at = date_trunc('hour', now()) WHERE workspace_id = $1", [
    shop.id,
  ]);
});

const make = async (name: string) => (await saveLabel(shop.as.admin, { name })).id;
const put = (id: string | undefined, labelId: string, on = true) =>
  labelConversation(shop.as.support, { id: id ?? "", labelId, on });
const namesOn = async (id: string | undefined) =>
  (await requireConversation(shop.as.support, id ?? "")).labels.map(({ name }) => name);

describe("labels", () => {
  it("stand on a conversation by name, once however often they are put there, and come off again", async () => {
    const [refund, angry] = [await make("Refund"), await make("angry")];
    for (const label of [refund, angry, refund]) await put(ids[0], label);
    expect(await namesOn(ids[0])).toEqual(["angry", "Refund"]);
    await put(ids[0], refund, false);
    await put(ids[0], refund, false);
    expect(await namesOn(ids[0])).toEqual(["angry"]);
    const lines = await sql.query<{ action: string; after: { label: string } }>(
      `SELECT action, after
       FROM audit_entry
       WHERE workspace_id = $1 AND entity_id = $2 AND action LIKE '%labeled'
       ORDER BY id`,
      [shop.id, ids[0]],
    );
    expect(lines.map(({ action, after }) => `${action} ${after.label}`)).toEqual([
      "conversation.labeled Refund",
      "conversation.labeled angry",
      "conversation.unlabeled Refund",
    ]);
    expect(
      await sql.query("SELECT 1 FROM live_event WHERE topic = 'conversation' AND ref = $1", [ids[0]]),
    ).not.toHaveLength(0);
  });

  it("filter the list page by page, also together with the other filters", async () => {
    const order = await make("Order");
    for (const id of ids.slice(2, 7)) await put(id, order);
    await sql.execute("UPDATE conversation SET open = false WHERE id = $1", [ids[2]]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversations(shop.as.support, {
        label: order,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.sort()).toEqual(ids.slice(2, 7).sort());
    expect((await listConversations(shop.as.support, { label: order, status: "open" })).data).toHaveLength(4);
    expect(
      (await listConversations(shop.as.support, { label: order, q: "hello 3" })).data.map(({ id }) => id),
    ).toEqual([ids[3]]);
  });

  it("are renamed and deleted everywhere at once; a name is taken once, and there are not more than a menu shows", async () => {
    const vip = await make("VIP");
    await put(ids[8], vip);
    await expect(saveLabel(shop.as.admin, { name: "VIP" })).rejects.toMatchObject({
      fields: { name: expect.any(String) },
    });
    await saveLabel(shop.as.admin, { id: vip, name: "Gold" });
    expect(await namesOn(ids[8])).toEqual(["Gold"]);
    await deleteLabel(shop.as.admin, { id: vip });
    expect(await namesOn(ids[8])).toEqual([]);
    await expect(put(ids[8], vip)).rejects.toMatchObject({ code: "not_found" });
    const known = await listLabels(shop.as.support);
    for (let index = known.length; index < MOST_LABELS; index += 1) await make(`L${index}`);
    await expect(make("one more")).rejects.toMatchObject({ code: "unprocessable" });
  });

  it("Z-3: of another workspace do not exist", async () => {
    const other = await createTestWorkspace();
    const { id: theirs } = await saveLabel(other.as.admin, { name: "Theirs" });
    await expect(put(ids[0], theirs)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      labelConversation(other.as.admin, { id: ids[0] ?? "", labelId: theirs, on: true }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(saveLabel(shop.as.admin, { id: theirs, name: "Mine" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(deleteLabel(shop.as.admin, { id: theirs })).rejects.toMatchObject({ code: "not_found" });
    expect((await listLabels(shop.as.support)).map(({ name }) => name)).not.toContain("Theirs");
    expect((await listConversations(other.as.admin, { label: theirs })).data).toEqual([]);
  });
});

describe("search by name", () => {
  const found = async (role: "owner" | "support", q: string) =>
    (await listConversations(shop.as[role], { q })).data.map(({ id }) => ids.indexOf(id)).sort();
  const name = (phone: string, first: string, last = "") =>
    sql.execute("INSERT INTO contact (workspace_id, phone, first_name, last_name) VALUES ($1, $2, $3, $4)", [
      shop.id,
      phone,
      first,
      last,
    ]);

  it("finds who begins so, in any case and script, and nobody of another workspace", async () => {
    await name("60125000001", "Nurul", "Aisyah");
    await name("60125000002", "陈美玲");
    await name("60125000003", "", "Rajan");
    const other = await createTestWorkspace();
    expect(await found("support", "nurul a")).toEqual([1]);
    expect(await found("owner", "NURUL")).toEqual([1]);
    expect(await found("support", "陈")).toEqual([2]);
    expect(await found("support", "raj")).toEqual([3]);
    expect(await found("support", "%")).toEqual([]);
    expect((await listConversations(other.as.owner, { q: "nurul" })).data).toEqual([]);
  });

  it("P-2: a name in which the number stands does not spell it out to support", async () => {
    await name("60125000004", "60125000004 Ali");
    expect(await found("owner", "60125000004 A")).toEqual([4]);
    for (const q of ["601250000", "60125000004 A", "6012"])
      expect([q, await found("support", q)]).toEqual([q, []]);
  });

  it("a name that thousands have is found too, and the beginning of one is a range of the index", async () => {
    await sql.execute(
      `INSERT INTO contact (workspace_id, phone, first_name, last_name)
       SELECT $1, '6019' || lpad(i::text, 7, '0'), 'Mohd', 'Number ' || i FROM generate_series(1, 3000) i`,
      [shop.id],
    );
    await name("60125000007", "Mohd", "Zaki");
    await sql.execute("ANALYZE contact");
    expect(await found("support", "mohd")).toEqual([7]);
    expect(await found("support", "mohd z")).toEqual([7]);
    const plan = await sql.query<{ "QUERY PLAN": string }>(
      `EXPLAIN
       SELECT phone
       FROM contact p
       WHERE p.workspace_id = $1
         AND lower(p.first_name || ' ' || p.last_name) ~>=~ 'nurul'
         AND lower(p.first_name || ' ' || p.last_name) ~<~ 'nurul~'`,
      [shop.id],
    );
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("contact_name");
  });
});
