import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create-customer";
import { listCustomers } from "@/lib/customers/customer.queries";
import { updateCustomer } from "@/lib/customers/update-customer";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";
import { findCustomer } from "@/lib/transfers/transfer.queries";

testDatabase();

async function stage() {
  const shop = await createTestWorkspace();
  const gatewayAccountId = await createTestAccount(shop.id);
  const username = `kedai-${randomUUID().slice(0, 8)}`;
  const add = (name: string) =>
    createCustomer(shop.as.reseller, { gatewayAccountId, username: name, name: "", notes: "", labels: [] });
  return { shop, username, add };
}

it("fault 16: one username once, whichever letters are capital, also of two at the same moment", async () => {
  const { shop, username, add } = await stage();
  const both = await Promise.allSettled([add(username), add(username.toUpperCase())]);
  expect(both.map((each) => each.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(add(username.replace("k", "K"))).rejects.toMatchObject({ code: "conflict" });
  expect(await listCustomers(shop.as.reseller)).toHaveLength(1);
});

it("fault 16: an archived one comes back as it was written, and a program finds it in any case", async () => {
  const { shop, username, add } = await stage();
  const { id } = await add(username);
  await updateCustomer(shop.as.reseller, { id, archived: true });
  expect(await add(username.toUpperCase())).toEqual({ id });
  expect(await findCustomer(shop.as.reseller, { customer: username.toUpperCase() })).toEqual({
    id,
    username,
    archived: false,
  });
});
