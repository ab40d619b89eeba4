import { describe, expect, it } from "vitest";
import { listContacts } from "@/lib/contacts/contact.queries";
import { storeQueuedWords } from "@/lib/contacts/store-queued-words";
import { updateContact } from "@/lib/contacts/update-contact";
import { addContacts } from "@/lib/lists/add-contacts";
import { createList } from "@/lib/lists/create-list";
import { sql } from "@/lib/platform/db/sql";
import { createTestWorkspace } from "@/lib/testing/create-test-workspace";
import { testDatabase } from "@/lib/testing/test-database";

testDatabase();

const PEOPLE: [firstName: string, lastName: string, fields?: Record<string, string>][] = [
  ["Nurul Izzah", "binti Ahmad", { Bandar: "Kuala Terengganu", "Mata Ganjaran": "1540" }],
  ["陈美玲", ""],
  ["Tan Mei Ling", "陳美玲"],
  ["முத்துசாமி", "கண்ணன்"],
  ["محمّد", "الأمين"],
  ["สมชาย", "ใจดี"],
  ["José", "O'Brien"],
  ["Siti-Aisyah", "Abdul-Rahman"],
  ["ＦＵＬＬ", "ｗｉｄｔｈ"],
  ["Ahmad", "Izzat"],
];

async function shop() {
  const workspace = await createTestWorkspace();
  const list = await createList(workspace.as.marketer, { name: "All", description: "" });
  const contacts = PEOPLE.map(([firstName, lastName, fields = {}], n) => ({
    phone: `01234597${10 + n}`,
    firstName,
    lastName,
    fields,
  }));
  const answer = await addContacts(workspace.as.marketer, { listId: list.id, contacts });
  expect(answer).toMatchObject({ accepted: PEOPLE.length });
  const find = async (q: string, extra = {}) =>
    (await listContacts(workspace.id, { q, limit: 50, ...extra })).data.map(({ firstName, lastName }) =>
      `${firstName} ${lastName}`.trim(),
    );
  return { ...workspace, list, find };
}

describe("people are found", () => {
  it.each([
    ["a word in the middle of a name", "izzah", ["Nurul Izzah binti Ahmad"]],
    ["the beginning of a word", "terengg", ["Nurul Izzah binti Ahmad"]],
    ["words in any order", "ahmad nurul", ["Nurul Izzah binti Ahmad"]],
    ["a word that begins one name stands in another", "ahmad", ["Ahmad Izzat", "Nurul Izzah binti Ahmad"]],
    ["a given name without spaces", "美玲", ["Tan Mei Ling 陳美玲", "陈美玲"]],
    ["the traditional form of it", "陳美玲", ["Tan Mei Ling 陳美玲"]],
    ["one sign", "玲", ["Tan Mei Ling 陳美玲", "陈美玲"]],
    ["Tamil", "கண்ணன்", ["முத்துசாமி கண்ணன்"]],
    ["Arabic, without its vowel marks", "محمد", ["محمّد الأمين"]],
    ["the second word of Thai", "ใจดี", ["สมชาย ใจดี"]],
    ["a word without its accent", "jose", ["José O'Brien"]],
    ["part of a name with an apostrophe", "brien", ["José O'Brien"]],
    ["part of a name with a hyphen", "rahman aisyah", ["Siti-Aisyah Abdul-Rahman"]],
    ["full width", "full width", ["ＦＵＬＬ ｗｉｄｔｈ"]],
    ["the value of a field", "1540", ["Nurul Izzah binti Ahmad"]],
    ["the last digits of a phone", "9711", ["陈美玲"]],
    ["a word and the last digits", "izzah 9710", ["Nurul Izzah binti Ahmad"]],
    ["nobody", "izzah mei", []],
    ["signs alone", "%_'\\", []],
  ])("by %s", async (_, q, names) => {
    const { find } = await shop();
    expect((await find(q)).sort()).toEqual([...names].sort());
  });

  it("first those whose name begins so, each once over all pages", async () => {
    const { id } = await shop();
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listContacts(id, { q: "a", limit: 1, ...(cursor ? { cursor } : {}) });
      seen.push(...page.data.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim()));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen[0]).toBe("Ahmad Izzat");
    expect([...seen].sort()).toEqual(["Ahmad Izzat", "Nurul Izzah binti Ahmad", "Siti-Aisyah Abdul-Rahman"]);
  });

  it("by what they are called now, in one list, and in no other workspace", async () => {
    const { as, id, find, list } = await shop();
    const other = await createTestWorkspace();
    const [person] = (await listContacts(id, { q: "izzah", limit: 1 })).data;
    if (!person) throw new Error("Nobody was found.");
    await updateContact(as.marketer, { ...person, contactId: person.id, firstName: "Puteri Balqis" });
    expect(await find("izzah")).toEqual([]);
    expect(await find("balqis", { list: list.id })).toEqual(["Puteri Balqis binti Ahmad"]);
    const empty = await createList(as.marketer, { name: "Empty", description: "" });
    expect(await find("balqis", { list: empty.id })).toEqual([]);
    expect((await listContacts(other.id, { q: "balqis", limit: 5 })).data).toEqual([]);
  });

  it("of a large import after the worker has written their words, and not by words that changed meanwhile", async () => {
    const { id, find } = await shop();
    const insert = (name: string) =>
      sql.query(
        `INSERT INTO contact (workspace_id, phone, first_name, last_name)
         SELECT $1, '6011' || (2000000 + n), $2, 'number ' || n FROM generate_series(1, 500) AS n
         ON CONFLICT (workspace_id, phone) DO UPDATE SET first_name = excluded.first_name`,
        [id, name],
      );
    await insert("Zulkifli");
    expect(await find("number 77")).toEqual([]);
    await storeQueuedWords();
    expect(await find("77 number")).toEqual(["Zulkifli number 77"]);
    await insert("Hasnah");
    expect(await find("number zulkifli 77")).toEqual([]);
    await storeQueuedWords();
    expect(await find("77 hasnah")).toEqual(["Hasnah number 77"]);
    expect(await sql.query("SELECT FROM contact_word_queue")).toEqual([]);
  });

  it("by the words of now, where one was changed while a worker wrote the words of many", async () => {
    const { id, find } = await shop();
    await sql.query(
      `INSERT INTO contact (workspace_id, phone, first_name)
       SELECT $1, '6011' || (4000000 + n), 'Mawar' || n || 'z' FROM generate_series(1, 300) AS n`,
      [id],
    );
    const queued = await sql.query<{ ids: string[] }>(
      "DELETE FROM contact_word_queue WHERE workspace_id = $1 RETURNING contact_ids::text[] AS ids",
      [id],
    );
    const editor = await sql.pool().connect();
    try {
      await editor.query("BEGIN");
      await editor.query("UPDATE contact SET first_name = 'Melati' WHERE workspace_id = $1 AND phone = $2", [
        id,
        "60114000007",
      ]);
      const writing = sql.query("SELECT store_contact_words($1::bigint[])", [
        queued.flatMap(({ ids }) => ids),
      ]);
      // It has read the old name, and waits for the row that the editor has written.
      const waiting = `SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'
          AND query LIKE '%store_contact_words%'`;
      await expect.poll(async () => (await sql.query(waiting)).length, { timeout: 60_000 }).toBe(1);
      await editor.query("COMMIT");
      await writing;
    } finally {
      editor.release();
    }
    expect(await find("melati")).toEqual(["Melati"]);
    expect(await find("mawar7z")).toEqual([]);
  });

  it("of whom thousands have the word: the newest first, each once, with the rest of a page looked up", async () => {
    const { id } = await shop();
    await sql.query(
      // The planner tells how common a beginning is once it knows a hundred common words.
      `INSERT INTO contact (workspace_id, phone, first_name, last_name)
       SELECT $1, '6011' || (3000000 + n),
         CASE WHEN n <= 4000 THEN 'Encik Common ' ELSE 'Puan Rare ' END || n, 'Family' || n % 150
       FROM generate_series(1, 40000) AS n`,
      [id],
    );
    await storeQueuedWords();
    await sql.query("ANALYZE contact_words");
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listContacts(id, { q: "common", limit: 900, ...(cursor ? { cursor } : {}) });
      seen.push(...page.data.map(({ firstName }) => firstName));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(4000);
    expect(new Set(seen).size).toBe(4000);
    expect(seen[0]).toBe("Encik Common 4000");
    expect((await listContacts(id, { q: "rare 40000", limit: 5 })).data).toHaveLength(1);
  });
});
