import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/**
 * SQL: every unexplained movement with what of it nobody has explained yet (negative: a fall), as
 * (gateway_account_id, journal, credits, open).
 */
export const OPEN_MOVEMENTS = `SELECT m.gateway_account_id, m.journal, m.credits,
    (m.credits - coalesce((SELECT sum(x.credits) FROM credit_explanation x
      WHERE x.journal = m.journal AND x.withdrawn_at IS NULL), 0))::bigint AS open
  FROM (SELECT gateway_account_id, journal, (-sum(amount))::bigint AS credits
    FROM ledger_entry
    WHERE workspace_id = $1::uuid AND account = 'unexplained' AND kind = 'unexplained'
    GROUP BY gateway_account_id, journal) AS m`;

/** What is open of the falls of one account, as a positive number. */
export async function openFall(
  client: SqlRunner,
  workspaceId: string,
  gatewayAccountId: string,
): Promise<number> {
  const { rows } = await client.query<{ fall: number }>(
    `SELECT coalesce(-sum(open), 0)::bigint AS fall FROM (${OPEN_MOVEMENTS}) AS o
     WHERE o.gateway_account_id = $2::uuid AND o.open < 0`,
    [workspaceId, gatewayAccountId],
  );
  return Number(rows[0]?.fall ?? 0);
}
