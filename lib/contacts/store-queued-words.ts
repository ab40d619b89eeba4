import "server-only";
import { sql } from "@/lib/platform/db/sql";

/**
 * So many portions in one go. An import that has just begun comes first, because most are over
 * within the minute; beside a longer one the words go along a portion at a time.
 */
const PORTIONS = { idle: 20, importing: 1 };

/**
 * Writes the words of people whom an import or another large statement added or changed, so that
 * they are found by them. Any number of workers may run it: each takes other portions.
 */
export async function storeQueuedWords(): Promise<void> {
  const importing = await sql.first("SELECT 1 AS yes FROM contact_import WHERE status = 'running' LIMIT 1");
  const portions = importing ? PORTIONS.importing : PORTIONS.idle;
  for (let done = 0; done < portions; done++) {
    const stored = await sql.transaction(async (client) => {
      const { rows } = await client.query(
        `WITH next AS (
           DELETE FROM contact_word_queue
           WHERE id = (SELECT id FROM contact_word_queue ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
           RETURNING contact_ids
         )
         SELECT store_contact_words(contact_ids) FROM next`,
      );
      return rows.length;
    });
    if (stored === 0) return;
  }
}
