import { describe, expect, it } from "vitest";
import { listContacts } from "@/lib/contacts/contact.queries";
import { addContacts } from "@/lib/lists/add-contacts";
import { addContactsInput } from "@/lib/lists/list.input";
import { createTestList } from "@/lib/testing/create-test-audience";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

async function add(contacts: unknown[]) {
  const { id, as } = await createTestWorkspace();
  const list = await createTestList(id, []);
  const result = await addContacts(as.admin, { listId: list, ...addContactsInput.parse({ contacts }) });
  return { result, workspaceId: id };
}

describe("people that a program adds", () => {
  it("null and what is missing mean empty, and a value that is no text rejects its row only", async () => {
    const { result, workspaceId } = await add([
      { phone: "0123456789", firstName: null, lastName: null, fields: null },
      { phone: 60123456788, fields: { vip: true, note: null, points: 7 } },
      { phone: null, firstName: "X" },
      { phone: "0123456787", fields: { tags: ["a", "b"] } },
      { phone: "0123456786", firstName: { first: "Mei" } },
    ]);
    expect(result).toMatchObject({ accepted: 2, rejected: 3 });
    expect(result.rejections).toMatchObject([
      { row: 3, value: "" },
      { row: 4, value: "0123456787", reason: "not_text" },
      { row: 5, value: "0123456786", reason: "not_text" },
    ]);
    const { data } = await listContacts(workspaceId, { q: "", limit: 10 });
    expect(data.map(({ phone, firstName, fields }) => ({ phone, firstName, fields }))).toEqual(
      expect.arrayContaining([
        { phone: "60123456789", firstName: "", fields: {} },
        { phone: "60123456788", firstName: "", fields: { vip: "true", points: "7" } },
      ]),
    );
  });

  it("a name is one name however its accents are typed: it is kept composed and found both ways", async () => {
    const { workspaceId } = await add([
      { phone: "0123456789", firstName: "Rene\u0301e" },
      { phone: "0123456788", firstName: "Ren\u00e9e" },
    ]);
    for (const q of ["Ren\u00e9e", "Rene\u0301e"]) {
      const { data } = await listContacts(workspaceId, { q, limit: 10 });
      expect(data.map(({ firstName }) => firstName)).toEqual(["Ren\u00e9e", "Ren\u00e9e"]);
    }
  });
});
