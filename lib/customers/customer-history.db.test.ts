import { expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create-customer";
import { listCustomerMonths, listCustomers, requireCustomer } from "@/lib/customers/customer.queries";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { listTransfers } from "@/lib/transfers/transfer.queries";

testDatabase();

async function stage() {
  const shop = await createTestWorkspace();
  const gatewayAccountId = await createTestAccount(shop.id);
  const facts = { gatewayAccountId, username: "kedai-siti", name: "", notes: "", labels: [] };
  const { id } = await createCustomer(shop.as.reseller, facts);
  const moved = (credits: number, daysAgo: number, status = "succeeded") =>
    sql.execute(
      `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, created_at,
         settled_at)
       SELECT $1, $2, $3, $4, $5::transfer_status, at, at
       FROM (SELECT now() - $6 * interval '1 day' AS at) x`,
      [shop.id, gatewayAccountId, id, credits, status, daysAgo],
    );
  return { shop, id, moved };
}

it("a customer's usual amount and rhythm come from what really arrived", async () => {
  const { shop, id, moved } = await stage();
  for (const [credits, daysAgo] of [
    [1000, 12],
    [500, 21],
    [700, 30],
  ] as const)
    await moved(credits, daysAgo);
  await moved(9_999, 1, "canceled");
  await moved(9_999, 2, "refused");
  const expected = {
    ...{ usualCredits: 700, usualDays: 9, lastDaysAgo: 12, due: true },
    ...{ lastCredits: 1000, transferred: 2200 },
  };
  expect(await requireCustomer(shop.as.reseller, id)).toMatchObject(expected);
  expect(await listCustomers(shop.as.reseller)).toMatchObject([expected]);
  await moved(300, 0, "awaiting_approval");
  expect(await requireCustomer(shop.as.reseller, id)).toMatchObject({ due: false, usualDays: 9 });
});

it("its months count what arrived, in the workspace's zone, and nothing that was cancelled or refused", async () => {
  const { shop, id, moved } = await stage();
  await moved(100, 0);
  await moved(50, 0);
  await moved(7_000, 0, "canceled");
  await moved(7_000, 0, "refused");
  await moved(7_000, 500);
  const months = await listCustomerMonths(shop.as.reseller, id);
  expect(months).toHaveLength(12);
  expect(months[0]).toMatchObject({ transfers: 2, credits: 150 });
  expect(months.slice(1).map(({ credits }) => credits)).toEqual(Array(11).fill(0));
  expect(new Set(months.map(({ month }) => month)).size).toBe(12);
});

it("its history is paged, and is nobody else's", async () => {
  const { shop, id, moved } = await stage();
  for (let n = 1; n <= 5; n += 1) await moved(n, n);
  const other = await stage();
  const page = await listTransfers(shop.as.reseller, { limit: 3, customer: id });
  expect(page.data.map(({ credits }) => credits)).toEqual([1, 2, 3]);
  const rest = await listTransfers(shop.as.reseller, {
    ...{ limit: 3, customer: id, cursor: page.nextCursor ?? "" },
  });
  expect(rest).toMatchObject({ data: [{ credits: 4 }, { credits: 5 }], nextCursor: null });
  expect((await listTransfers(other.shop.as.reseller, { limit: 3, customer: id })).data).toEqual([]);
  await expect(requireCustomer(other.shop.as.reseller, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(requireCustomer(shop.as.reseller, "kedai-siti")).rejects.toMatchObject({ code: "not_found" });
});
