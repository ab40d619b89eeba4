import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { getAccount, listPayments } from "@/lib/billing/account.queries";
import { listInvoices, listUnbilled } from "@/lib/billing/invoice.queries";
import { issueInvoice } from "@/lib/billing/issue-invoice";
import { recordPayment } from "@/lib/billing/record-payment";
import { savePrice } from "@/lib/billing/save-price";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { listCustomers, requireCustomer } from "@/lib/customers/customer.queries";
import { mergeCustomers } from "@/lib/customers/merge-customers";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

/** Two spellings from before one was kept once, each with a transfer that was charged. */
async function stage() {
  const shop = await createTestWorkspace();
  const accountId = await createTestAccount(shop.id);
  const name = `kedai-${randomUUID().slice(0, 8)}`;
  const add = async (username: string, account = accountId) => {
    const row = await sql.first<{ id: string }>(
      `INSERT INTO customer (workspace_id, gateway_account_id, username, notes, labels)
       VALUES ($1, $2, $3, $3, ARRAY[$3]) RETURNING id`,
      [shop.id, account, username],
    );
    return row?.id ?? "";
  };
  const transfer = (customerId: string, status = "succeeded") =>
    sql.execute(
      `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, settled_at)
       VALUES ($1, $2, $3, 100, $4::transfer_status, now())`,
      [shop.id, accountId, customerId, status],
    );
  const kept = await add(name);
  const gone = await add(name.toUpperCase());
  for (const customerId of [kept, gone]) {
    await savePrice(shop.as.reseller, {
      ...{ customerId, price: "0.05", currency: "MYR", validFrom: "2026-01-01" },
    });
    await transfer(customerId);
  }
  return { shop, name, kept, gone, add, transfer };
}

it("M-11: two spellings of one username become one customer, with the money of both to the sen", async () => {
  const { shop, name, kept, gone } = await stage();
  const reseller = shop.as.reseller;
  const [charge] = await listUnbilled(reseller, gone);
  await issueInvoice(reseller, { customerId: gone, currency: "MYR", entryIds: [charge?.id ?? 0] });
  await recordPayment(reseller, {
    ...{ customerId: kept, amount: "7", currency: "MYR", paidOn: "2026-01-02", note: "Cash" },
    ...{ invoiceId: null, requestKey: randomUUID() },
  });
  expect((await requireCustomer(reseller, kept)).alsoKeptAs).toMatchObject([{ id: gone }]);
  await mergeCustomers(reseller, { id: kept, otherId: gone });

  expect(await listCustomers(reseller)).toMatchObject([{ id: kept, username: name, transferred: 200 }]);
  expect(await requireCustomer(reseller, kept)).toMatchObject({
    alsoKeptAs: [],
    notes: `${name}\n${name.toUpperCase()}`,
    labels: [name, name.toUpperCase()],
  });
  expect((await getAccount(reseller, kept)).owed).toEqual([{ currency: "MYR", amount: "3.00" }]);
  expect(await listPayments(reseller, kept)).toHaveLength(1);
  // What was paid under one spelling covers the invoice of the other.
  expect(await listInvoices(reseller, kept)).toMatchObject([{ state: "paid", total: "5.00" }]);
  expect(await verifyLedger()).toEqual([]);
  await expect(requireCustomer(reseller, gone)).rejects.toMatchObject({ code: "not_found" });
});

it("M-11: nothing is made one that is not: other usernames, other accounts, oneself, another workspace's", async () => {
  const { shop, kept, gone, add } = await stage();
  const other = await stage();
  const merge = (otherId: string) => mergeCustomers(shop.as.reseller, { id: kept, otherId });
  await expect(merge(await add("somebody-else"))).rejects.toMatchObject({ code: "unprocessable" });
  const elsewhere = await sql.first<{ id: string }>(
    `INSERT INTO customer (workspace_id, gateway_account_id, username)
     SELECT workspace_id, gen_random_uuid(), upper(username) FROM customer WHERE id = $1 RETURNING id`,
    [kept],
  );
  await expect(merge(elsewhere?.id ?? "")).rejects.toMatchObject({ code: "unprocessable" });
  await expect(merge(kept)).rejects.toMatchObject({ code: "unprocessable" });
  await expect(merge(other.kept)).rejects.toMatchObject({ code: "not_found" });
  expect((await requireCustomer(shop.as.reseller, gone)).transferred).toBe(100);
});

it("M-11: while a transfer of one of them is open, they stay two", async () => {
  const { shop, kept, gone, transfer } = await stage();
  await transfer(gone, "unresolved");
  await expect(mergeCustomers(shop.as.reseller, { id: kept, otherId: gone })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await listCustomers(shop.as.reseller)).toHaveLength(2);
});
