import { sql } from "@/lib/platform/db/sql";

/** Signs a worker in. `host` names the process space in which its pid means something. */
export async function registerWorker(id: string, host: string, pid: number): Promise<void> {
  await sql.query("INSERT INTO worker (id, host, pid) VALUES ($1, $2, $3)", [id, host, pid]);
}

export async function touchWorker(id: string, stats: Record<string, number>): Promise<void> {
  await sql.query("UPDATE worker SET seen_at = now(), stats = $2 WHERE id = $1", [id, JSON.stringify(stats)]);
}

export async function signOffWorker(id: string): Promise<void> {
  await sql.query("UPDATE worker SET stopped_at = now(), seen_at = now() WHERE id = $1", [id]);
}

/** Workers of the same process space that never signed off. */
export async function listWorkersOn(host: string): Promise<{ id: string; pid: number }[]> {
  return sql.query<{ id: string; pid: number }>(
    `SELECT id, pid
     FROM worker
     WHERE host = $1 AND stopped_at IS NULL AND seen_at > now() - interval '7 days'`,
    [host],
  );
}

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

/** Old hints and other rows that nobody asks for any more. */
export async function tidy(): Promise<void> {
  await sql.query("DELETE FROM live_event WHERE at < now() - interval '1 hour'", []);
  await sql.query("DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'", []);
  await sql.query("DELETE FROM worker WHERE seen_at < now() - interval '7 days'", []);
  await sql.query(
    `UPDATE delivery_report
     SET verdict = 'unmatched'
     WHERE verdict = 'waiting' AND received_at < now() - interval '7 days'`,
    [],
  );
}
