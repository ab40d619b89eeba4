import { beforeEach, describe, expect, it } from "vitest";
import { createContact } from "@/lib/contacts/create-contact";
import { deleteChosen } from "@/lib/contacts/delete-chosen";
import { deleteContact } from "@/lib/contacts/delete-contact";
import { addContacts } from "@/lib/lists/add-contacts";
import { archiveList } from "@/lib/lists/archive-list";
import { createList } from "@/lib/lists/create-list";
import { mergeLists } from "@/lib/lists/merge-lists";
import { addChosen, moveChosen } from "@/lib/lists/move-chosen";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { createTestWorkspace, type TestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

let shop: TestWorkspace;
beforeEach(async () => {
  shop = await createTestWorkspace();
});

const ctx = () => shop.as.marketer;
const list = async (name: string) => (await createList(ctx(), { name, description: "" })).id;
const person = (n: number) => ({ phone: `012${3_000_000 + n}`, firstName: "", lastName: "", fields: {} });
const fill = async (listId: string, ...numbers: number[]) => {
  await addContacts(ctx(), { listId, contacts: numbers.map(person) });
  return (
    await sql.query<{ id: string }>(
      "SELECT id::text AS id FROM contact WHERE workspace_id = $1 ORDER BY id",
      [shop.id],
    )
  ).map(({ id }) => id);
};
const size = async (listId: string) =>
  (
    await sql.query("SELECT FROM list_member m JOIN contact c ON c.id = m.contact_id WHERE m.list_id = $1", [
      listId,
    ])
  ).length;
/** Memberships of nobody, and lists that count otherwise than they have people. */
const wrong = () =>
  sql.query(
    `SELECT l.name FROM list l
     WHERE l.workspace_id = $1 AND (
       l.contact_count <> (SELECT count(*) FROM list_member m WHERE m.list_id = l.id)
       OR EXISTS (SELECT FROM list_member m
         WHERE m.list_id = l.id AND NOT EXISTS (SELECT FROM contact c WHERE c.id = m.contact_id)))`,
    [shop.id],
  );

/** Begins `first`, and `second` while it is open; both end when the second waits for the first. */
async function atOnce<T>(
  first: (client: SqlClient) => Promise<unknown>,
  second: () => Promise<T>,
): Promise<T> {
  const client = await sql.pool().connect();
  let later: Promise<T>;
  try {
    await client.query("BEGIN");
    await first(client);
    later = second();
    later.catch(() => undefined);
    await expect
      .poll(
        () =>
          sql.query(
            "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
          ),
        { timeout: 5_000 },
      )
      .toHaveLength(1)
      .catch(() => undefined);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
  return later;
}

describe("lists are merged while somebody joins one of them", () => {
  const JOINED: Record<string, (from: string, other: string, ids: string[]) => Promise<unknown>> = {
    "by a program": (from) => addContacts(ctx(), { listId: from, contacts: [person(9)] }),
    "by a form": (from) => createContact(ctx(), { ...person(9), listId: from }),
    "out of a selection": (from, _, ids) =>
      addChosen(ctx(), { chosen: { contactIds: ids.slice(-1) }, listIds: [from] }),
    "from another list": (from, other, ids) =>
      moveChosen(ctx(), { chosen: { contactIds: ids.slice(-1) }, from: other, listIds: [from] }),
  };
  it.each(Object.keys(JOINED))("%s: nobody joins a list that is just archived", async (way) => {
    const [from, into, other] = [await list("from"), await list("into"), await list("other")];
    await fill(from, 1, 2);
    const ids = await fill(other, 3);
    const join = JOINED[way] as (typeof JOINED)[string];
    await expect(
      atOnce(
        // What a merge has done when it has read who is in the list.
        async (client) => {
          await client.query("SELECT FROM list WHERE id = $1 FOR UPDATE", [from]);
          await client.query("UPDATE list SET archived_at = now() WHERE id = $1", [from]);
        },
        () => join(from, other, ids),
      ),
    ).rejects.toMatchObject({ code: "not_found" });
    expect([await size(from), await size(into), await size(other)]).toEqual([2, 0, 1]);
  });

  it("who joined before the merge comes along", async () => {
    const [from, into] = [await list("from"), await list("into")];
    const [id] = await fill(await list("other"), 3);
    await fill(from, 1, 2);
    const merged = await atOnce(
      async (client) => {
        await client.query("SELECT FROM list WHERE id = $1 FOR KEY SHARE", [from]);
        await client.query(
          "INSERT INTO list_member (list_id, contact_id, workspace_id) VALUES ($1, $2, $3)",
          [from, id, shop.id],
        );
      },
      () => mergeLists(ctx(), { listIds: [from, into], into, archive: true }),
    );
    expect([merged.people, await size(into)]).toEqual([3, 3]);
  });

  it("many join one list at once, and none of them waits in a ring", async () => {
    const one = await list("one");
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        addContacts(ctx(), { listId: one, contacts: [person(n), person(50)] }),
      ),
    );
    expect([await size(one), await wrong()]).toEqual([13, []]);
  });

  it("an import that began is seen by who archives its list", async () => {
    const one = await list("one");
    const archiving = atOnce(
      async (client) => {
        await client.query("SELECT FROM list WHERE id = $1 FOR KEY SHARE", [one]);
        await client.query(
          `INSERT INTO contact_import (workspace_id, list_id, status, file_name, file_kind)
           VALUES ($1, $2, 'running', 'x.csv', 'csv')`,
          [shop.id, one],
        );
      },
      () => archiveList(ctx(), { listId: one }),
    );
    await expect(archiving).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("no membership is left of somebody who is gone", () => {
  const deleted = (id: string) => (client: SqlClient) =>
    client.query("DELETE FROM contact WHERE id = $1", [id]);
  const put = (listId: string, id: string) => async (client: SqlClient) => {
    await client.query("SELECT FROM contact WHERE id = $1 FOR KEY SHARE", [id]);
    await client.query("INSERT INTO list_member (list_id, contact_id, workspace_id) VALUES ($1, $2, $3)", [
      listId,
      id,
      shop.id,
    ]);
  };

  it("who is deleted while they are added, moved or merged is in no list", async () => {
    const [one, two] = [await list("one"), await list("two")];
    const [a, b, c, rest] = (await fill(one, 1, 2, 3, 4)) as [string, string, string, string];
    await atOnce(deleted(a), () => addChosen(ctx(), { chosen: { contactIds: [a, rest] }, listIds: [two] }));
    expect([await size(two), await wrong()]).toEqual([1, []]);
    await atOnce(deleted(b), () =>
      moveChosen(ctx(), { chosen: { contactIds: [b, rest] }, from: one, listIds: [two] }),
    );
    expect([await size(two), await wrong()]).toEqual([1, []]);
    await atOnce(deleted(c), () =>
      mergeLists(ctx(), { listIds: [one, two], into: null, name: "all", archive: false }),
    );
    expect(await wrong()).toEqual([]);
  });

  it("who is added while they are deleted is in no list", async () => {
    const [one, two] = [await list("one"), await list("two")];
    const [a, b] = (await fill(one, 1, 2)) as [string, string];
    await atOnce(put(two, a), () => deleteChosen(ctx(), { chosen: { contactIds: [a] } }));
    await atOnce(put(two, b), () => deleteContact(ctx(), { contactId: b }));
    expect([await size(one), await size(two), await wrong()]).toEqual([0, 0, []]);
  });
});
