import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/** Whoever books what a reading said, or explains it, comes one after the other. */
export async function lockLedger(client: SqlRunner, gatewayAccountId: string): Promise<void> {
  await client.query(
    "SELECT pg_advisory_xact_lock(hashtextextended('ledger' || $1::text, 0))::text AS locked",
    [gatewayAccountId],
  );
}
