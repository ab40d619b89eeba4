import { beforeAll, expect, it } from "vitest";
import { createCustomer } from "@/lib/customers/create-customer";
import { listCustomers } from "@/lib/customers/customer.queries";
import { updateCustomer } from "@/lib/customers/update-customer";
import { createTestAccount } from "@/lib/testing/create-test-audience";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;

beforeAll(async () => {
  shop = await createTestWorkspace();
});

it("a customer may have a phone, read as it is dialled, and lose it again", async () => {
  const gatewayAccountId = await createTestAccount(shop.id);
  const made = { gatewayAccountId, username: "kedai", name: "", notes: "", labels: [] };
  const { id } = await createCustomer(shop.as.reseller, { ...made, phone: "012-345 6789" });
  const phone = async () => (await listCustomers(shop.as.reseller)).map((one) => one.phone);
  expect(await phone()).toEqual(["60123456789"]);
  await updateCustomer(shop.as.reseller, { id, name: "Kedai" });
  expect(await phone()).toEqual(["60123456789"]);
  await expect(updateCustomer(shop.as.reseller, { id, phone: "12" })).rejects.toMatchObject({
    code: "invalid",
  });
  await updateCustomer(shop.as.reseller, { id, phone: "" });
  expect(await phone()).toEqual([null]);
});
