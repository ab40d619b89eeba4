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
