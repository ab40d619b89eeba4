import "server-only";
import { sql } from "@/lib/platform/db/sql";

/**
 * So many portions in one go. Imports come first: while one runs, only words go along that have
 * waited for a minute, a portion at a time.
 */
const PORTIONS = { idle: 20, importing: 1 };
const PATIENCE = "1 minute";

/**
 * Writes the words of people whom an import or another large statement added or changed, so that
 * they are found by them. Any number of workers may run it: each takes other portions.
 */
export async function storeQueuedWords(): Promise<void> {
  const importing = await sql.first("SELECT 1 AS yes FROM contact_import WHERE status = 'running' LIMIT 1");
  const waited = importing ? `queued_at < now() - interval '${PATIENCE}'` : "true";
  const portions = importing ? PORTIONS.importing : PORTIONS.idle;
  for (let done = 0; done < portions; done++) {
    const stored = await sql.transaction(async (client) => {
      const { rows } = await client.query(
        `WITH next AS (
           DELETE FROM contact_word_queue
           WHERE id = (
             SELECT id FROM contact_word_queue WHERE ${waited} ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
           RETURNING contact_ids
         )
         SELECT store_contact_words(contact_ids) FROM next`,
      );
      return rows.length;
    });
    if (stored === 0) return;
  }
}
