import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { archiveCustomers } from "@/lib/customers/archive-customers";
import { customerPageQuery } from "@/lib/customers/customer.input";
import { requireCustomer } from "@/lib/customers/customer.queries";
import { listCustomerPage } from "@/lib/customers/customer-page.queries";
import { findKnownCustomers } from "@/lib/customers/find-known-customers";
import { importCustomers } from "@/lib/customers/import-customers";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function stage(names: readonly string[]) {
  const shop = await createTestWorkspace();
  const accountId = await createTestAccount(shop.id);
  const { customers } = await importCustomers(
    shop.as.reseller,
    names.map((customer) => ({ customer, name: "", notes: "", labels: [] })),
  );
  const page = (query: Record<string, string> = {}) =>
    listCustomerPage(shop.as.reseller, customerPageQuery.parse(query));
  return { shop, accountId, ids: customers, page };
}

it("customers come page by page in the order in which people count, each once", async () => {
  const { page } = await stage(
    ["shop 10", "shop 2", "shop 1", "Shop 100"].map((name) => name.replace(" ", "-")),
  );
  const first = await page({ limit: "3" });
  expect(first.data.map(({ username }) => username)).toEqual(["shop-1", "shop-2", "shop-10"]);
  const rest = await page({ limit: "3", cursor: first.nextCursor ?? "" });
  expect(rest).toMatchObject({ data: [{ username: "Shop-100" }], nextCursor: null });
  await expect(page({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
});

it("one that is archived between two pages leaves nobody out", async () => {
  const { shop, ids, page } = await stage(["a", "b", "c", "d"]);
  const first = await page({ limit: "2" });
  await archiveCustomers(shop.as.reseller, { customerIds: [ids[3] ?? ""], archived: true });
  const rest = await page({ limit: "2", cursor: first.nextCursor ?? "" });
  expect(rest.data.map(({ username }) => username)).toEqual(["c"]);
});

it("many are archived and brought back, all of them or none, and each is written down", async () => {
  const { shop, ids, page } = await stage(["a", "b", "c"]);
  const some = ids.slice(0, 2);
  expect(await archiveCustomers(shop.as.reseller, { customerIds: some, archived: true })).toEqual({
    changed: 2,
  });
  expect((await page()).data.map(({ username }) => username)).toEqual(["c"]);
  expect((await page({ archived: "1" })).data.map(({ username }) => username)).toEqual(["a", "b"]);
  const other = [...ids, randomUUID()];
  await expect(
    archiveCustomers(shop.as.reseller, { customerIds: other, archived: true }),
  ).rejects.toMatchObject({ code: "not_found" });
  expect((await page()).data).toHaveLength(1);
  expect(await archiveCustomers(shop.as.reseller, { customerIds: ids, archived: false })).toEqual({
    changed: 2,
  });
  const audited = await sql.query(
    "SELECT action FROM audit_entry WHERE workspace_id = $1 AND entity_id = $2 ORDER BY id",
    [shop.id, ids[0]],
  );
  expect(audited).toEqual([{ action: "customer.archived" }, { action: "customer.updated" }]);
});

it("a preview of an import knows who is there in other letters", async () => {
  const { shop } = await stage(["kedai-siti"]);
  const usernames = ["KEDAI-SITI", "kedai-siti", "new-one"];
  expect(await findKnownCustomers(shop.as.reseller, { usernames })).toEqual(["KEDAI-SITI", "kedai-siti"]);
});

it("fault 16: one that was kept twice from before is said on the page of each", async () => {
  const { shop, accountId, ids } = await stage(["kedai-siti"]);
  await sql.execute(
    "INSERT INTO customer (workspace_id, gateway_account_id, username) VALUES ($1, $2, 'KEDAI-Siti')",
    [shop.id, accountId],
  );
  expect(await requireCustomer(shop.as.reseller, ids[0] ?? "")).toMatchObject({
    alsoKeptAs: [{ username: "KEDAI-Siti" }],
  });
});

it("each row tells what is owed, and who owes most comes first, from page to page", async () => {
  const { shop, ids, page } = await stage(["a", "b", "c", "d"]);
  const owe = (at: number, amount: string, currency = "MYR") =>
    sql.execute(
      `INSERT INTO billing_entry (workspace_id, customer_id, kind, amount, currency, day)
       VALUES ($1, $2, 'charge', $3::numeric, $4, '2026-11-01')`,
      [shop.id, ids[at], amount, currency],
    );
  await owe(1, "9.50");
  await owe(2, "100");
  await owe(2, "-100");
  await owe(3, "10");
  await owe(3, "3", "SGD");
  const first = await page({ order: "owed", limit: "2" });
  expect(first.data.map(({ username, owed }) => [username, owed])).toEqual([
    [
      "d",
      [
        { currency: "MYR", amount: "10.00" },
        { currency: "SGD", amount: "3.00" },
      ],
    ],
    ["b", [{ currency: "MYR", amount: "9.50" }]],
  ]);
  const rest = await page({ order: "owed", limit: "2", cursor: first.nextCursor ?? "" });
  expect(rest.data.map(({ username, owed }) => [username, owed])).toEqual([
    ["a", []],
    ["c", []],
  ]);
});
