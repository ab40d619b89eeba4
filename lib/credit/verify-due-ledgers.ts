import "server-only";
import { verifyLedger } from "@/lib/credit/verify-ledger";
import { sql } from "@/lib/platform/db/sql";

/**
 * For the worker's loop: recomputes the ledger of one account whose last check is a day old (T11).
 * Returns whether there was one.
 */
export async function verifyDueLedgers(): Promise<boolean> {
  const due = await sql.first<{ id: string }>(
    `UPDATE gateway_account SET ledger_checked_at = now() WHERE id = (
       SELECT id
       FROM gateway_account
       WHERE ledger_checked_at IS NULL OR ledger_checked_at < now() - interval '24 hours'
       ORDER BY ledger_checked_at NULLS FIRST LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`,
    [],
  );
  if (due === null) return false;
  await verifyLedger(due.id);
  return true;
}
