import "server-only";
import { sql } from "@/lib/platform/db/sql";

/**
 * What the gateway answered about this balance before, newest first: two tell more than one. Only
 * with the present login: another gateway may write numbers differently.
 */
export async function earlierAnswers(accountId: string): Promise<string[]> {
  const rows = await sql.query<{ raw: string }>(
    `SELECT r.raw
     FROM balance_reading r JOIN gateway_account a ON a.id = r.gateway_account_id AND a.epoch = r.epoch
     WHERE r.gateway_account_id = $1 ORDER BY r.at DESC LIMIT 5`,
    [accountId],
  );
  return rows.map(({ raw }) => raw);
}
