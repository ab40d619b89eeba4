import { expect, it } from "vitest";
import { listContacts } from "@/lib/contacts/contact.queries";
import { storeQueuedWords } from "@/lib/contacts/store-queued-words";
import { createList } from "@/lib/lists/create-list";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

/** People named by their numbers, of whom every third lives in Ipoh and the last one in Kulim. */
async function town(people: number) {
  const { id, as } = await createTestWorkspace();
  await sql.query(
    `INSERT INTO contact (workspace_id, phone, last_name, fields)
     SELECT $1, '6011' || (2000000 + n), n, jsonb_build_object('town',
       CASE WHEN n = $2 THEN 'Kulim' WHEN n % 3 = 0 THEN 'Ipoh' ELSE 'Klang' END, 'other', 'Kulim')
     FROM generate_series(1, $2::int) AS n`,
    [id, people],
  );
  const find = async (field: string, value: string, extra = {}) => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = { q: "", field, value, limit: 40, ...extra, ...(cursor ? { cursor } : {}) };
      const page = await listContacts(id, query);
      seen.push(...page.data.map(({ lastName }) => lastName));
      if (!page.nextCursor) return seen;
      cursor = page.nextCursor;
    }
  };
  return { id, as, find };
}

const third = (people: number) => Array.from({ length: Math.floor(people / 3) }, (_, n) => `${3 * n + 3}`);

it("people are found by the value of a field, while their words wait, in part, and after it", async () => {
  const { id, find } = await town(500);
  const check = async () => {
    expect(await find("town", "KULIM")).toEqual(["500"]);
    expect(await find("town", "ipoh")).toEqual(third(500));
    expect(await find("town", "Penang")).toEqual([]);
    expect(await find("Town", "Ipoh")).toEqual([]);
    expect(await find("town", "Ip")).toEqual([]);
  };
  await check();
  await sql.query("UPDATE contact_word_queue SET contact_ids = contact_ids[1:250] WHERE workspace_id = $1", [
    id,
  ]);
  await sql.query(
    `SELECT store_contact_words(ARRAY(
       SELECT id FROM contact WHERE workspace_id = $1 ORDER BY id OFFSET 250))`,
    [id],
  );
  await check();
  await storeQueuedWords();
  await check();
});

it("by the value of now, in one list, and in no other workspace", async () => {
  const { id, as, find } = await town(60);
  const other = await createTestWorkspace();
  await sql.query(
    `UPDATE contact SET fields = '{"town":"Kulim"}' WHERE workspace_id = $1 AND last_name = '7'`,
    [id],
  );
  expect(await find("town", "kulim")).toEqual(["7", "60"]);
  const list = await createList(as.marketer, { name: "All", description: "" });
  await sql.query(
    `INSERT INTO list_member (list_id, contact_id, workspace_id)
     SELECT $2, id, $1 FROM contact WHERE workspace_id = $1 AND last_name = '7'`,
    [id, list.id],
  );
  expect(await find("town", "kulim", { list: list.id })).toEqual(["7"]);
  // A list that is too large to look at each of its people.
  await sql.query("UPDATE list SET contact_count = 9999 WHERE id = $1", [list.id]);
  expect(await find("town", "kulim", { list: list.id })).toEqual(["7"]);
  const foreign = await listContacts(other.id, { q: "", field: "town", value: "kulim", limit: 5 });
  expect(foreign.data).toEqual([]);
});

it("of a value that thousands have, wherever they stand", async () => {
  const { find } = await town(12_000);
  for (let portion = 0; portion < 2; portion++) await storeQueuedWords();
  await sql.query("ANALYZE contact_words");
  expect(await find("town", "Ipoh", { limit: 1_000 })).toEqual(third(12_000).filter((n) => n !== "12000"));
  expect(await find("town", "Kulim", { limit: 1_000 })).toEqual(["12000"]);
});
