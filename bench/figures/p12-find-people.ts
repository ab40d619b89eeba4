import { atMost, type Figure } from "@/bench/figure";
import { percentile, plain } from "@/bench/statistics";
import { listContacts } from "@/lib/contacts/contact.queries";
import { storeQueuedWords } from "@/lib/contacts/store-queued-words";
import { sql } from "@/lib/platform/db/sql";

const GIVEN = ["Muhammad", "Nurul", "Siti", "Ahmad", "Tan", "Wong", "Priya", "Izzah", "Hafiz", "Mei Ling"];
const MIDDLE = ["binti", "bin", "a/l", "Abdul", "Izzati", "美玲", "Kumar"];

/** What people type: common and rare words, from any place of a name, and last digits. */
const SEARCHES = {
  "a beginning that many have": "muhammad",
  "a word that many have": "binti",
  "a word of one in a thousand": "fam77",
  "a word of one in fifty": "seksyen 7",
  "one person": "fam123 hafiz 4242",
  "two signs": "美玲",
  "last four digits": "4242",
  "beginning of a number": "012-3456",
  "nobody has it": "zzyzx",
};

/** Values of a field: of one person, of one in fifty, of the last who came, of nobody. */
const VALUES = {
  "a field's value of one person": { field: "member", value: "m4242" },
  "a field's value of one in fifty": { field: "address", value: "Seksyen 7" },
  "a field's value of those who came last": { field: "wave", value: "late" },
  "a field's value of nobody": { field: "member", value: "none" },
};

/** Pages of people found by words, last digits and beginnings, among very many. */
export const findPeople: Figure = {
  id: "P12",
  title: "people found by words, last digits and fields",
  async run(bench) {
    const people = bench.size(1_000_000, 200_000);
    await sql.execute(
      `INSERT INTO contact (workspace_id, phone, first_name, last_name, fields)
       SELECT $1, '601' || lpad(i::text, 8, '0'), ($2::text[])[1 + i % 10],
         ($3::text[])[1 + (i / 10) % 7] || ' Fam' || i::bigint * 7919 % 1000,
         jsonb_build_object('address', 'Seksyen ' || i::bigint * 31 % 50, 'member', 'M' || i,
           'wave', CASE WHEN i > $4::int * 0.95 THEN 'late' ELSE 'early' END)
       FROM generate_series(1, $4::int) AS i`,
      [bench.workspace.id, GIVEN, MIDDLE, people],
    );
    // One statement made one portion; an import makes one of each batch.
    await sql.execute(
      `WITH all_of_them AS (DELETE FROM contact_word_queue RETURNING workspace_id, contact_ids)
       INSERT INTO contact_word_queue (workspace_id, contact_ids)
         SELECT workspace_id, array_agg(id)
         FROM all_of_them, unnest(contact_ids) AS id
         GROUP BY workspace_id, id / 2000`,
    );
    const start = performance.now();
    while (await sql.first("SELECT 1 AS waiting FROM contact_word_queue LIMIT 1")) await storeQueuedWords();
    const seconds = (performance.now() - start) / 1000;
    await sql.execute("VACUUM (ANALYZE) contact, contact_words");
    bench.say(`  words of ${plain(people)} people written in ${seconds.toFixed(0)} s`);
    const all: number[] = [];
    const searches = [
      ...Object.entries(SEARCHES).map(([what, q]) => ({ what, asked: { q } })),
      ...Object.entries(VALUES).map(([what, asked]) => ({ what, asked: { q: "", ...asked } })),
    ];
    for (const { what, asked } of searches) {
      const times: number[] = [];
      let found = 0;
      for (let round = 0; round < bench.size(40, 10); round++) {
        const begin = performance.now();
        const page = await listContacts(bench.workspace.id, { ...asked, limit: 50 });
        times.push(performance.now() - begin);
        found = page.data.length;
      }
      all.push(...times);
      bench.say(
        `  ${what} (${Object.values(asked).join(" ").trim()}): ${found} shown, p95 ${percentile(times, 95).toFixed(1)} ms`,
      );
    }
    const detail = `${plain(people)} people, ${searches.length} kinds of search; words written in ${seconds.toFixed(0)} s`;
    return [atMost("a page of people found", percentile(all, 95), 50, 25, "ms", detail)];
  },
};
