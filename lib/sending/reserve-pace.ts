import { sql } from "@/lib/platform/db/sql";

/**
 * Reserves `count` sends on a row's pace (`campaign` or `gateway_account`), shared by all workers
 * through the database clock. Returns how many may be claimed now: `count`, or 0 when the pace is
 * ahead of the clock.
 */
export async function reservePace(
  table: "campaign" | "gateway_account",
  id: string,
  perSecond: number,
  count: number,
): Promise<number> {
  const rows = await sql.query(
    `UPDATE ${table}
     SET pace_next_at =
       greatest(pace_next_at, now() - interval '100 ms') + make_interval(secs => $2::float8 / $3)
     WHERE id = $1 AND pace_next_at <= now() RETURNING id`,
    [id, count, perSecond],
  );
  return rows.length > 0 ? count : 0;
}
