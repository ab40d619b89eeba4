import { sql } from "@/lib/platform/db/sql";

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
