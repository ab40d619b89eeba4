import { beforeEach, describe, expect, it } from "vitest";
import { sql } from "@/lib/platform/db/sql";
import { deleteView } from "@/lib/saved-views/delete-view";
import { saveView } from "@/lib/saved-views/save-view";
import { saveViewInput } from "@/lib/saved-views/saved-view.input";
import { listSavedViews } from "@/lib/saved-views/saved-view.queries";
import { MOST_VIEWS } from "@/lib/saved-views/saved-view.rules";
import { createTestAccount, createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
});

type Role = keyof TestWorkspace["as"];
const save = (role: Role, place: string, name: string, filter: object, shared = false) =>
  saveView(shop.as[role], saveViewInput.parse({ place, name, filter, shared }));
const seen = async (role: Role, place: "campaigns" | "contacts" | "inbox") =>
  (await listSavedViews(shop.as[role], { place })).views.map(({ name, count }) => [name, count]);

describe("who sees a view", () => {
  it("whose it is, and everybody who may see the list when it is shared", async () => {
    await save("admin", "contacts", "Mine", { q: "siti" });
    await save("admin", "contacts", "Ours", { q: "siti" }, true);
    expect(await seen("admin", "contacts")).toEqual([
      ["Mine", 0],
      ["Ours", 0],
    ]);
    expect(await seen("marketer", "contacts")).toEqual([["Ours", 0]]);
    for (const role of ["support", "reseller"] as const) {
      await expect(seen(role, "contacts")).rejects.toMatchObject({ code: "forbidden" });
      await expect(save(role, "contacts", "X", { q: "siti" })).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("P-2: one that looks for a number is neither shown to nor saved by who sees numbers masked", async () => {
    await save("admin", "inbox", "Number", { q: "0123456789", status: "all" }, true);
    await save("admin", "inbox", "Wide", { q: "６０１２３" }, true);
    await save("admin", "inbox", "Word", { q: "siti" }, true);
    expect((await seen("support", "inbox")).map(([name]) => name)).toEqual(["Word"]);
    await expect(save("support", "inbox", "N", { q: "0123" })).rejects.toMatchObject({
      code: "unprocessable",
    });
  });
});

it("counts what its list would show", async () => {
  const { id } = shop;
  const list = await createTestList(id, [
    { phone: "60123456781", firstName: "Siti" },
    { phone: "60123456782", firstName: "Ali" },
  ]);
  const account = await createTestAccount(id);
  await sql.query(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_text, unread)
     VALUES ($1, $2, '60123456781', '39000', 'Hello', 1), ($1, $2, '60123456782', '39000', 'Hello', 0)`,
    [id, account],
  );
  for (const name of ["Raya 1", "Raya 2", "Merdeka"])
    await sql.query(
      `INSERT INTO campaign (workspace_id, name, message) VALUES ($1, $2, '{"kind":"text","text":""}')`,
      [id, name],
    );
  await save("admin", "contacts", "In the list", { list });
  await save("admin", "contacts", "Siti", { q: "siti" });
  await save("admin", "inbox", "Unread", { status: "unread" });
  await save("admin", "campaigns", "Raya", { q: "raya" });
  await save("admin", "campaigns", "Paused", { status: "paused" });
  expect(await seen("admin", "contacts")).toEqual([
    ["In the list", 2],
    ["Siti", 1],
  ]);
  expect(await seen("admin", "inbox")).toEqual([["Unread", 1]]);
  expect(await seen("admin", "campaigns")).toEqual([
    ["Paused", 0],
    ["Raya", 2],
  ]);
});

describe("saving and deleting", () => {
  it("the same name takes the new filter, and there is an end to how many", async () => {
    await save("marketer", "campaigns", "View", { q: "a" });
    await save("marketer", "campaigns", "View", { q: "b" });
    const { views } = await listSavedViews(shop.as.marketer, { place: "campaigns" });
    expect(views.map(({ filter }) => filter)).toEqual([{ q: "b" }]);
    for (let n = 2; n <= MOST_VIEWS; n += 1) await save("marketer", "campaigns", `View ${n}`, { q: "a" });
    await expect(save("marketer", "campaigns", "One more", { q: "a" })).rejects.toMatchObject({
      code: "unprocessable",
    });
    await save("marketer", "campaigns", "View 2", { q: "c" });
  });

  it("others' own are nobody's to delete; a shared one is an admin's too", async () => {
    const own = await save("marketer", "campaigns", "Own", { q: "a" });
    const shared = await save("marketer", "campaigns", "Shared", { q: "a" }, true);
    await expect(deleteView(shop.as.admin, own)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteView(shop.as.support, shared)).rejects.toMatchObject({ code: "not_found" });
    await deleteView(shop.as.admin, shared);
    await deleteView(shop.as.marketer, own);
  });

  it("Z-3: a list or label of another workspace does not exist", async () => {
    const other = await createTestWorkspace();
    const list = await createTestList(other.id, []);
    await expect(save("admin", "contacts", "Theirs", { list })).rejects.toMatchObject({ code: "not_found" });
  });
});
