import { expect, it } from "vitest";
import { getContactColumns, saveContactColumns } from "@/lib/contacts/save-contact-columns";
import { addContacts } from "@/lib/lists/add-contacts";
import { createList } from "@/lib/lists/create-list";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

it("the fields that a person chose are remembered for them alone, in that workspace", async () => {
  const [shop, other] = [await createTestWorkspace(), await createTestWorkspace()];
  const list = await createList(shop.as.marketer, { name: "VIP", description: "" });
  const contacts = [
    { phone: "0123456789", firstName: "Siti", lastName: "", fields: { town: "Ipoh", size: "42", note: "x" } },
  ];
  await addContacts(shop.as.marketer, { listId: list.id, contacts });
  await saveContactColumns(shop.as.marketer, { columns: ["size", "town"] });
  const { fields, chosen } = await getContactColumns(shop.as.marketer);
  expect([...fields].sort()).toEqual(["note", "size", "town"]);
  expect(chosen).toEqual(["size", "town"]);
  expect((await getContactColumns(shop.as.owner)).chosen).toEqual([]);
  expect(await getContactColumns(other.as.marketer)).toEqual({ fields: [], chosen: [] });
  await saveContactColumns(shop.as.marketer, { columns: [] });
  expect((await getContactColumns(shop.as.marketer)).chosen).toEqual([]);
});
