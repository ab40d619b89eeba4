import { expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create-customer";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { getLastArrived } from "@/lib/transfers/get-last-arrived";

testDatabase();

it("the last that arrived is found also behind 500 customers and a page of others, never of who was archived", async () => {
  const shop = await createTestWorkspace();
  const gatewayAccountId = await createTestAccount(shop.id);
  const add = (username: string) =>
    createCustomer(shop.as.reseller, { gatewayAccountId, username, name: "", notes: "", labels: [] });
  const moved = (customerId: string, credits: number, daysAgo: number, status = "succeeded") =>
    sql.execute(
      `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, created_at,
         settled_at)
       SELECT $1, $2, $3, $4, $5::transfer_status, at, at
       FROM (SELECT now() - $6 * interval '1 day' AS at) x`,
      [shop.id, gatewayAccountId, customerId, credits, status, daysAgo],
    );
  expect(await getLastArrived(shop.as.reseller)).toBeNull();
  await sql.execute(
    `INSERT INTO customer (workspace_id, gateway_account_id, username)
     SELECT $1, $2, 'a' || n FROM generate_series(1, 600) AS n`,
    [shop.id, gatewayAccountId],
  );
  const last = await add("zaleha-last");
  const gone = await add("zaleha-gone");
  await moved(gone.id, 900, 3);
  await sql.execute("UPDATE customer SET archived_at = now() WHERE id = $1", [gone.id]);
  await moved(last.id, 700, 4);
  await moved(last.id, 100, 9);
  for (let refused = 0; refused < 60; refused += 1) await moved(last.id, 50, 1, "refused");
  expect(await getLastArrived(shop.as.reseller)).toMatchObject({
    customer: { username: "zaleha-last" },
    credits: 700,
  });
  const other = await createTestWorkspace();
  expect(await getLastArrived(other.as.reseller)).toBeNull();
});
