import { describe, expect, it } from "vitest";
import { contactsQuery } from "@/lib/contacts/contact.input";
import { listContacts } from "@/lib/contacts/contact.queries";
import { requireContact } from "@/lib/contacts/contact-detail.queries";
import { createContact } from "@/lib/contacts/create-contact";
import { deleteContact } from "@/lib/contacts/delete-contact";
import { updateContact } from "@/lib/contacts/update-contact";
import { addContacts } from "@/lib/lists/add-contacts";
import { createList } from "@/lib/lists/create-list";
import { listsQuery } from "@/lib/lists/list.input";
import { listLists, requireList } from "@/lib/lists/list.queries";
import { removeListMember } from "@/lib/lists/remove-list-member";
import { sql } from "@/lib/platform/db/sql";
import { createSuppression } from "@/lib/suppressions/create-suppression";
import { deleteSuppression } from "@/lib/suppressions/delete-suppression";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";
import { listTemplatesInput } from "@/lib/templates/template.input";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();
const person = (n: number, firstName = `Siti ${n % 7}`) => ({
  phone: `012${3_000_000 + n}`,
  firstName,
  lastName: "",
  fields: {},
});

async function many(workspaceId: string, q: string, list?: string) {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listContacts(workspaceId, {
      q,
      limit: 7,
      ...(list ? { list } : {}),
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.data.map((contact) => contact.phone));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return seen;
}

describe("contacts", () => {
  it("pages through every person exactly once, by name and by phone, in all and in one list", async () => {
    const { as } = await createTestWorkspace();
    const ctx = as.marketer;
    const list = await createList(ctx, { name: "All", description: "" });
    const other = await createList(ctx, { name: "Some", description: "" });
    const people = Array.from({ length: 60 }, (_, n) => person(n));
    expect(await addContacts(ctx, { listId: list.id, contacts: people })).toMatchObject({
      accepted: 60,
      rejected: 0,
    });
    await addContacts(ctx, { listId: other.id, contacts: people.slice(0, 20) });
    await addContacts(ctx, { listId: list.id, contacts: [person(90, "ÉLodie 100%_x"), person(91, "")] });
    const all = await many(ctx.workspaceId, "");
    expect(all).toHaveLength(62);
    expect(new Set(all).size).toBe(62);
    expect(await many(ctx.workspaceId, "siti")).toHaveLength(60);
    expect(await many(ctx.workspaceId, "SITI 3")).toHaveLength(9);
    expect(await many(ctx.workspaceId, "élodie 100%_")).toHaveLength(1);
    expect(await many(ctx.workspaceId, "100%")).toHaveLength(1);
    expect(await many(ctx.workspaceId, "012-300 00")).toHaveLength(62);
    expect(await many(ctx.workspaceId, "+60 12-300 0091")).toEqual(["60123000091"]);
    expect(await many(ctx.workspaceId, "siti", other.id)).toHaveLength(20);
    expect(await many(ctx.workspaceId, "0123", other.id)).toHaveLength(20);
    await sql.query("UPDATE list SET contact_count = 6000 WHERE id = $1", [other.id]);
    expect(await many(ctx.workspaceId, "siti", other.id)).toHaveLength(20);
  });

  it("a name that the index of names has no room for is refused with its row, and not all of them", async () => {
    const { as } = await createTestWorkspace();
    const list = await createList(as.marketer, { name: "Long", description: "" });
    // Signs that do not repeat, so that no compression makes them short.
    const name = (many: number) =>
      String.fromCodePoint(...Array.from({ length: many }, (_, n) => 0x4e00 + n));
    const contacts = [
      { ...person(1, name(200)), lastName: name(200) },
      { ...person(2), lastName: name(201) },
      { ...person(3, name(1_000)), lastName: name(1_000) },
    ];
    const answer = await addContacts(as.marketer, { listId: list.id, contacts });
    expect(answer).toMatchObject({ accepted: 1, rejected: 2 });
    expect(answer.rejections[0]).toMatchObject({
      row: 2,
      reason: "too_long_name",
      message: "A name is longer than 200 characters.",
    });
  });

  it("pages through people with names of thousands of characters, as they were once taken", async () => {
    const { as, id } = await createTestWorkspace();
    await sql.execute(
      `INSERT INTO contact (workspace_id, phone, first_name, last_name)
       SELECT $1, '6012' || (3000000 + n),
         repeat('陈', 198) || repeat('Siti', 200) || chr(97 + n), repeat('x', 999)
       FROM generate_series(1, 12) AS n`,
      [id],
    );
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listContacts(
        id,
        contactsQuery.parse({ q: "", limit: 5, ...(cursor ? { cursor } : {}) }),
      );
      seen.push(...page.data.map((contact) => contact.phone));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([12, 12]);
    // Who was shown last has gone: the beginning of the name leaves nobody out.
    const first = await listContacts(id, { q: "", limit: 5 });
    await deleteContact(as.marketer, { contactId: first.data.at(-1)?.id ?? "" });
    const rest = await listContacts(id, { q: "", limit: 100, cursor: first.nextCursor ?? "" });
    expect(new Set([...first.data, ...rest.data].map((contact) => contact.phone)).size).toBe(12);
  });

  it("lists and templates with the longest names are paged through", async () => {
    const { as, id } = await createTestWorkspace();
    for (const n of [1, 2, 3])
      await createList(as.marketer, { name: `${"名".repeat(99)}${n}`, description: "" });
    const first = await listLists(id, { limit: 1 });
    const query = listsQuery.parse({ limit: 1, cursor: first.nextCursor });
    expect((await listLists(id, query)).data[0]?.name.at(-1)).toBe("2");
    expect(listTemplatesInput.safeParse({ cursor: first.nextCursor }).success).toBe(true);
  });

  it("Z-3: another workspace finds nobody, not even through the search function", async () => {
    const mine = await createTestWorkspace();
    const other = await createTestWorkspace();
    const list = await createList(mine.as.marketer, { name: "Mine", description: "" });
    await addContacts(mine.as.marketer, { listId: list.id, contacts: [person(1)] });
    expect(await many(other.id, "")).toEqual([]);
    expect(await many(other.id, "siti", list.id)).toEqual([]);
    await expect(
      addContacts(other.as.marketer, { listId: list.id, contacts: [person(2)] }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await sql.query("SELECT * FROM contacts_by_name('', NULL, 0, NULL, 10)")).toEqual([]);
  });

  it("counts a posted batch: new, updated, unchanged, twice in it, and unusable with its row", async () => {
    const { as } = await createTestWorkspace();
    const ctx = as.marketer;
    const list = await createList(ctx, { name: "Batch", description: "" });
    await addContacts(ctx, { listId: list.id, contacts: [person(1, "Ali"), person(2, "Tan")] });
    const result = await addContacts(ctx, {
      listId: list.id,
      contacts: [
        person(1, "Ali"),
        person(2, "Tan Mei"),
        person(3, "New"),
        person(3, "Again"),
        { ...person(4), phone: "6.01E+10" },
      ],
    });
    expect(result).toMatchObject({ accepted: 1, updated: 1, duplicates: 2, rejected: 1 });
    expect(result.rejections).toEqual([
      { row: 5, value: "6.01E+10", reason: "scientific", message: expect.any(String) },
    ]);
    expect((await requireList(ctx.workspaceId, list.id)).contacts).toBe(3);
  });

  it("one person is added, changed, taken out of a list and deleted; the count follows and the audit log tells", async () => {
    const { as } = await createTestWorkspace();
    const ctx = as.marketer;
    const list = await createList(ctx, { name: "One", description: "" });
    const made = await createContact(ctx, {
      phone: "012-345 6789",
      firstName: "Siti",
      lastName: "",
      fields: {},
      listId: list.id,
    });
    expect(made).toMatchObject({ phone: "60123456789", created: true });
    const second = await createContact(ctx, {
      phone: "0123456780",
      firstName: "Tan",
      lastName: "",
      fields: {},
    });
    const change = { contactId: second.id, phone: "0123456789", firstName: "Tan", lastName: "", fields: {} };
    await expect(updateContact(ctx, change)).rejects.toMatchObject({
      code: "conflict",
      fields: { phone: expect.any(String) },
    });
    await updateContact(ctx, { ...change, phone: "0123456781", fields: { bandar: "Ipoh" } });
    expect(await requireContact(ctx.workspaceId, second.id)).toMatchObject({
      phone: "60123456781",
      fields: { bandar: "Ipoh" },
      lists: [],
    });
    expect((await requireList(ctx.workspaceId, list.id)).contacts).toBe(1);
    await removeListMember(ctx, { listId: list.id, contactId: made.id });
    expect((await requireList(ctx.workspaceId, list.id)).contacts).toBe(0);
    await deleteContact(ctx, { contactId: made.id });
    await expect(requireContact(ctx.workspaceId, made.id)).rejects.toMatchObject({ code: "not_found" });
    const audit = await sql.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE workspace_id = $1",
      [ctx.workspaceId],
    );
    expect(new Set(audit.map((entry) => entry.action))).toEqual(
      new Set([
        "list.created",
        "contact.created",
        "contact.updated",
        "list.contactRemoved",
        "contact.deleted",
      ]),
    );
  });

  it("P-2: a role that may not see whole numbers gets masked ones, and no cursor that tells them", async () => {
    const { as } = await createTestWorkspace();
    for (const n of [1, 2, 3])
      await createSuppression(as.marketer, { phone: person(n).phone, reason: "asked", note: "" });
    const again = await createSuppression(as.marketer, { phone: person(1).phone, reason: "other", note: "" });
    expect(again).toMatchObject({ created: false, reason: "asked", source: "person" });
    const first = await listSuppressions(as.support, { q: "", limit: 2 });
    expect(first.data.every((row) => row.masked && !/\d{7}/.test(row.phone))).toBe(true);
    expect(Buffer.from(first.nextCursor ?? "", "base64url").toString()).not.toMatch(/6012/);
    expect(
      (await listSuppressions(as.support, { q: "", limit: 2, cursor: first.nextCursor ?? "" })).data,
    ).toHaveLength(1);
    expect(
      (await listSuppressions(as.marketer, { q: "0123000002", limit: 5 })).data.map((row) => row.phone),
    ).toEqual(["60123000002"]);
    await deleteSuppression(as.marketer, { phone: "60123000002" });
    await expect(deleteSuppression(as.marketer, { phone: "60123000002" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
