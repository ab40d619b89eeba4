import "server-only";
import { closeDatabase, configureDatabase } from "@/lib/platform/db/sql";
import { resolveDatabase } from "@/lib/platform/postgres/resolve-database";

/** Finds this program's database and makes it the one that queries use; `close` ends the connections, then a Postgres of our own. */
export async function openDatabase(options: { poolSize?: number } = {}): Promise<{ url: string; close: () => Promise<void> }> {
  const database = await resolveDatabase();
  configureDatabase(database.url, options);
  return {
    url: database.url,
    async close() {
      await closeDatabase();
      await database.stop();
    },
  };
}
