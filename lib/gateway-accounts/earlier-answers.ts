import "server-only";
import { sql } from "@/lib/platform/db/sql";

/** What the gateway answered about this balance before, newest first: two tell more than one. */
export async function earlierAnswers(accountId: string): Promise<string[]> {
  const rows = await sql.query<{ raw: string }>(
    "SELECT raw FROM balance_reading WHERE gateway_account_id = $1 ORDER BY at DESC LIMIT 5",
    [accountId],
  );
  return rows.map(({ raw }) => raw);
}
