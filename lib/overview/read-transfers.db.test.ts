import { expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create-customer";
import { getOverviewBlocks } from "@/lib/overview/overview.queries";
import { sql } from "@/lib/platform/db/sql";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("a reseller's overview says this month's sum and who is due, the most overdue first", async () => {
  const shop = await createTestWorkspace();
  const gatewayAccountId = await createTestAccount(shop.id);
  const arrive = async (username: string, credits: number, daysAgo: readonly number[]) => {
    const facts = { gatewayAccountId, username, name: "", notes: "", labels: [] };
    const { id } = await createCustomer(shop.as.reseller, facts);
    for (const days of daysAgo)
      await sql.execute(
        `INSERT INTO transfer (workspace_id, gateway_account_id, customer_id, credits, status, created_at,
           settled_at)
         SELECT $1, $2, $3, $4, 'succeeded', at, at FROM (SELECT now() - $5 * interval '1 day' AS at) AS x`,
        [shop.id, gatewayAccountId, id, credits, days],
      );
    return id;
  };
  const late = await arrive("late", 100, [40, 50, 60]);
  const later = await arrive("later", 200, [45, 47, 49]);
  await arrive("fine", 50, [0, 40, 80]);
  const { transfers } = await getOverviewBlocks(shop.as.reseller, "transfer");
  expect(transfers).toMatchObject({ month: { credits: 50, transfers: 1 }, dueCount: 2 });
  expect(transfers?.due).toMatchObject([
    { id: later, name: "later", usualDays: 2, usualCredits: 200 },
    { id: late, name: "late", usualDays: 10, lastDaysAgo: 40 },
  ]);
  expect((await getOverviewBlocks(shop.as.support, "transfer")).transfers).toBeNull();
});
