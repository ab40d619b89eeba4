import { sql } from "@/lib/platform/db/sql";

/**
 * Offset of the database's clock from ours, in milliseconds; all due times and windows are on the
 * database's.
 */
export async function databaseClockOffset(): Promise<number> {
  const before = Date.now();
  const rows = await sql.query<{ now: number }>(
    "SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now",
    [],
  );
  return (rows[0]?.now ?? before) - (before + Date.now()) / 2;
}
