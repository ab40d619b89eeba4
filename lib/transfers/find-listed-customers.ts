import "server-only";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

export interface ListedCustomer {
  id: string;
  username: string;
  name: string;
  accountId: string;
  kind: string;
  pausedReason: string | null;
  archived: boolean;
}

/**
 * The customer that each line names by id or username, whichever letters are capital, in its order;
 * null where there is none. Of one username in several accounts the default account's counts, and
 * an archived one only where no other is meant.
 */
export async function findListedCustomers(
  client: SqlRunner,
  workspaceId: string,
  lines: readonly { customer: string }[],
): Promise<(ListedCustomer | null)[]> {
  const { rows } = await client.query<ListedCustomer>(
    `SELECT c.id, c.username, c.name, a.id AS "accountId", a.kind, a.paused_reason AS "pausedReason",
       c.archived_at IS NOT NULL AS archived
     FROM customer c JOIN gateway_account a ON a.id = c.gateway_account_id
     WHERE c.workspace_id = $1::uuid AND a.archived_at IS NULL
       AND (lower(c.username) = ANY ($2::text[]) OR c.id::text = ANY ($2::text[]))
     ORDER BY c.archived_at NULLS FIRST, a.is_default DESC, a.created_at
     FOR KEY SHARE OF c`,
    [workspaceId, lines.map(({ customer }) => customer.toLowerCase())],
  );
  return lines.map(({ customer }) => {
    const wanted = customer.toLowerCase();
    return rows.find((row) => row.id === wanted || row.username.toLowerCase() === wanted) ?? null;
  });
}
