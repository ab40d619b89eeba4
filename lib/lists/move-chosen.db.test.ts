import { beforeEach, describe, expect, it } from "vitest";
import { listContacts } from "@/lib/contacts/contact.queries";
import { countContacts } from "@/lib/contacts/count-contacts";
import { deleteChosen } from "@/lib/contacts/delete-chosen";
import { addContacts } from "@/lib/lists/add-contacts";
import { archiveList } from "@/lib/lists/archive-list";
import { createList } from "@/lib/lists/create-list";
import { countMerged, mergeLists } from "@/lib/lists/merge-lists";
import { addChosen, moveChosen, removeChosen } from "@/lib/lists/move-chosen";
import { sql } from "@/lib/platform/db/sql";
import { suppressChosen } from "@/lib/suppressions/suppress-chosen";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
let other: TestWorkspace;
beforeEach(async () => {
  [shop, other] = [await createTestWorkspace(), await createTestWorkspace()];
});

const ctx = () => shop.as.marketer;
const list = async (name: string, of = shop) =>
  (await createList(of.as.marketer, { name, description: "" })).id;
const person = (n: number, town = "Ipoh") => ({
  phone: `012${3_000_000 + n}`,
  firstName: n % 2 ? "Siti" : "Tan",
  lastName: String(n),
  fields: { town },
});
const fill = (listId: string, from: number, to: number, town?: string, of = shop) =>
  addContacts(of.as.marketer, {
    listId,
    contacts: Array.from({ length: to - from }, (_, n) => person(from + n, town)),
  });

/** The people of a list by their last names, and the count that the list shows. */
async function members(listId: string): Promise<string[]> {
  const rows = await sql.query<{ name: string }>(
    `SELECT c.last_name AS name FROM list_member m JOIN contact c ON c.id = m.contact_id
     WHERE m.list_id = $1 ORDER BY c.phone`,
    [listId],
  );
  const shown = await sql.first<{ count: number }>("SELECT contact_count AS count FROM list WHERE id = $1", [
    listId,
  ]);
  expect(shown?.count).toBe(rows.length);
  return rows.map(({ name }) => name);
}
const ids = async (...names: string[]) =>
  (
    await sql.query<{ id: string }>(
      "SELECT id::text AS id FROM contact WHERE workspace_id = $1 AND last_name = ANY ($2)",
      [shop.id, names],
    )
  ).map(({ id }) => id);
const audit = async (action: string) =>
  (
    await sql.query<{ after: unknown }>(
      "SELECT after FROM audit_entry WHERE workspace_id = $1 AND action = $2",
      [shop.id, action],
    )
  ).map(({ after }) => after);

describe("people are moved together", () => {
  it("some are added to two lists, then moved out of one, then taken out: counts follow, each is told once", async () => {
    const [all, one, two] = [await list("all"), await list("one"), await list("two")];
    await fill(all, 0, 6);
    const chosen = { contactIds: await ids("1", "2", "3") };
    expect(await addChosen(ctx(), { chosen, listIds: [one, two, one] })).toEqual({ people: 3, changed: 3 });
    expect(await addChosen(ctx(), { chosen, listIds: [one] })).toEqual({ people: 3, changed: 0 });
    expect([await members(one), await members(two), (await members(all)).length]).toEqual([
      ["1", "2", "3"],
      ["1", "2", "3"],
      6,
    ]);
    expect(
      await moveChosen(ctx(), { chosen: { contactIds: await ids("1", "5") }, from: one, listIds: [two] }),
    ).toEqual({ people: 2, changed: 1 });
    expect([await members(one), await members(two)]).toEqual([
      ["2", "3"],
      ["1", "2", "3"],
    ]);
    expect(await removeChosen(ctx(), { chosen, listId: two })).toEqual({ people: 3, changed: 3 });
    expect([await members(two), (await members(all)).length]).toEqual([[], 6]);
    expect([await audit("list.contactsMoved"), await audit("list.contactsRemoved")]).toEqual([
      [{ lists: [two], people: 2, changed: 1 }],
      [{ people: 3, changed: 3 }],
    ]);
  });

  it("everybody who matches a filter, by list, name, number and field; nothing is done when the number told is not true", async () => {
    const [all, target] = [await list("all"), await list("target")];
    await fill(all, 0, 10);
    await fill(all, 10, 15, "Kuching");
    await fill(await list("elsewhere"), 15, 20, "KUCHING");
    const kuching = { q: "", field: "town", value: "kuching" };
    expect(await countContacts(shop.id, kuching)).toEqual({ count: 10 });
    expect(await countContacts(shop.id, { ...kuching, list: all })).toEqual({ count: 5 });
    expect(await countContacts(shop.id, { ...kuching, list: all, q: "siti" })).toEqual({ count: 2 });
    expect(await countContacts(shop.id, { q: "012-300 001", list: all })).toEqual({ count: 5 });
    expect(await countContacts(shop.id, { q: "", field: "shoe" })).toEqual({ count: 20 });
    // By a word in the middle of a name and one of a field, as the search finds them.
    expect(await countContacts(shop.id, { q: "kuch 13" })).toEqual({ count: 1 });
    const filter = { ...kuching, list: all };
    const wrong = { chosen: { filter, count: 6 }, listIds: [target] };
    await expect(addChosen(ctx(), wrong)).rejects.toMatchObject({ code: "conflict" });
    await expect(deleteChosen(ctx(), wrong)).rejects.toMatchObject({ code: "conflict" });
    expect([await members(target), (await members(all)).length]).toEqual([[], 15]);
    const right = { chosen: { filter, count: 5 } };
    expect(await addChosen(ctx(), { ...right, listIds: [target] })).toEqual({ people: 5, changed: 5 });
    expect(await members(target)).toEqual(["10", "11", "12", "13", "14"]);
    expect(await deleteChosen(ctx(), right)).toEqual({ people: 5, changed: 5 });
    expect([await members(target), (await members(all)).length]).toEqual([[], 10]);
    expect(await audit("contact.manyDeleted")).toEqual([{ people: 5, changed: 5 }]);
  });

  it("a page of a field's value has everybody once, and refuses a cursor of another order", async () => {
    const all = await list("all");
    await fill(all, 0, 12, "Kuching");
    await fill(all, 12, 20);
    for (const where of [{}, { list: all }]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listContacts(shop.id, {
          ...where,
          ...{ q: "", field: "town", value: "KUCHING", limit: 5, ...(cursor ? { cursor } : {}) },
        });
        seen.push(...page.data.map(({ lastName }) => lastName));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => String(n)));
    }
    const foreign = (await listContacts(shop.id, { q: "", limit: 5 })).nextCursor as string;
    await expect(
      listContacts(shop.id, { q: "", field: "town", limit: 5, cursor: foreign }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("never text again: the first reason stays, and the whole list may be chosen", async () => {
    const all = await list("all");
    await fill(all, 0, 4);
    await suppressChosen(ctx(), { chosen: { contactIds: await ids("1") }, reason: "rude" });
    const whole = { chosen: { filter: { q: "", list: all }, count: 4 }, reason: "asked" };
    expect(await suppressChosen(ctx(), whole)).toEqual({ people: 4, changed: 3 });
    expect(
      await sql.query(
        "SELECT reason, count(*)::int AS n FROM suppression WHERE workspace_id = $1 GROUP BY 1 ORDER BY 1",
        [shop.id],
      ),
    ).toEqual([
      { reason: "asked", n: 3 },
      { reason: "rude", n: 1 },
    ]);
  });

  it("Z-3: neither people nor lists of another workspace are touched, and an archived list takes nobody", async () => {
    const [mine, old, theirs] = [await list("mine"), await list("old"), await list("theirs", other)];
    await fill(mine, 0, 2);
    await fill(theirs, 0, 2, "Ipoh", other);
    await archiveList(ctx(), { listId: old });
    const foreign = await sql.query<{ id: string }>(
      "SELECT id::text AS id FROM contact WHERE workspace_id = $1",
      [other.id],
    );
    const chosen = { contactIds: foreign.map(({ id }) => id) };
    const own = { contactIds: await ids("0", "1") };
    for (const attempt of [
      () => addChosen(ctx(), { chosen, listIds: [mine] }),
      () => deleteChosen(ctx(), { chosen }),
      () => suppressChosen(ctx(), { chosen, reason: "x" }),
      () => addChosen(ctx(), { chosen: own, listIds: [theirs] }),
      () => addChosen(ctx(), { chosen: own, listIds: [old] }),
      () => moveChosen(ctx(), { chosen: own, from: theirs, listIds: [mine] }),
      () => removeChosen(ctx(), { chosen: own, listId: theirs }),
      () => removeChosen(ctx(), { chosen: { filter: { q: "", list: theirs }, count: 2 }, listId: mine }),
      () => mergeLists(ctx(), { listIds: [mine, theirs], into: mine, archive: true }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: expect.stringMatching(/not_found|conflict/) });
    expect([await members(mine), await members(theirs)]).toEqual([
      ["0", "1"],
      ["0", "1"],
    ]);
    expect(await countMerged(shop.id, [mine, theirs])).toEqual({ people: 2 });
  });
});

describe("lists are merged", () => {
  it("into a third, or one into the other: each person once, as many as was said; the merged may be archived", async () => {
    const [one, two] = [await list("one"), await list("two")];
    await fill(one, 0, 4);
    await fill(two, 2, 7);
    expect(await countMerged(shop.id, [one, two])).toEqual({ people: 7 });
    const made = await mergeLists(ctx(), { listIds: [one, two], into: null, name: "both", archive: false });
    expect(made).toMatchObject({ people: 7, added: 7 });
    expect(await members(made.listId)).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
    expect(await mergeLists(ctx(), { listIds: [one, two], into: two, archive: true })).toEqual({
      listId: two,
      people: 7,
      added: 2,
      drafts: 0,
    });
    expect([(await members(one)).length, (await members(two)).length]).toEqual([4, 7]);
    expect(
      await sql.query("SELECT name FROM list WHERE workspace_id = $1 AND archived_at IS NOT NULL", [shop.id]),
    ).toEqual([{ name: "one" }]);
    await expect(
      mergeLists(ctx(), { listIds: [two, made.listId], into: null, name: "both", archive: false }),
    ).rejects.toMatchObject({ code: "conflict", fields: { name: expect.anything() } });
  });

  it("a list that a file is being imported into is not archived away", async () => {
    const [one, two] = [await list("one"), await list("two")];
    await sql.execute(
      `INSERT INTO contact_import (workspace_id, list_id, status, file_name, file_kind)
       VALUES ($1, $2, 'running', 'x.csv', 'csv')`,
      [shop.id, one],
    );
    const merge = { listIds: [one, two], into: two };
    await expect(mergeLists(ctx(), { ...merge, archive: true })).rejects.toMatchObject({ code: "conflict" });
    expect(await mergeLists(ctx(), { ...merge, archive: false })).toMatchObject({ people: 0 });
  });
});

it("200,000 people are moved, suppressed and deleted, each in one statement with one line in the audit log", async () => {
  const [from, to] = [await list("from"), await list("to")];
  await sql.execute(
    `WITH made AS (
       INSERT INTO contact (workspace_id, phone, first_name)
       SELECT $1, (60110000000 + n)::text, 'Person' FROM generate_series(1, 200000) AS n RETURNING id)
     INSERT INTO list_member (list_id, contact_id, workspace_id) SELECT $2, id, $1 FROM made`,
    [shop.id, from],
  );
  const all = (listId: string) => ({ filter: { q: "", list: listId }, count: 200_000 });
  const done = { people: 200_000, changed: 200_000 };
  expect(await moveChosen(ctx(), { chosen: all(from), from, listIds: [to] })).toEqual(done);
  expect(await suppressChosen(ctx(), { chosen: all(to), reason: "asked" })).toEqual(done);
  expect(await deleteChosen(ctx(), { chosen: all(to) })).toEqual(done);
  expect(
    await sql.first("SELECT count(*)::int AS n FROM contact WHERE workspace_id = $1", [shop.id]),
  ).toEqual({ n: 0 });
  expect(
    await sql.query("SELECT name, contact_count AS n FROM list WHERE workspace_id = $1 ORDER BY name", [
      shop.id,
    ]),
  ).toEqual([
    { name: "from", n: 0 },
    { name: "to", n: 0 },
  ]);
  expect((await audit("list.contactsMoved")).length).toBe(1);
});
