import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

/** How many more people a business may begin with, in the 24 hours that end now. */
export interface Budget {
  /** Of all accounts of the business, the lowest that is told. */
  limit: number;
  /** People who were begun with, or may have been. */
  used: number;
  /** When the first of them leaves the 24 hours; null while nobody is in them. */
  firstFreeAt: Date | null;
  /** Who still waits in campaigns that are being sent. */
  promised: number;
  /** The accounts that share it. */
  accounts: string[];
}

/**
 * The limit is the business's and shared by all its numbers; those of other workspaces and programs
 * are not seen here. Whoever may have got a template counts, whether or not they wrote before: so
 * it is never thought to be more than it is. Null where no limit is told, or there is none.
 */
export async function readBudget(
  runner: SqlRunner,
  workspaceId: string,
  gatewayAccountId: string,
): Promise<Budget | null> {
  const { rows } = await runner.query<Omit<Budget, "accounts"> & { accounts: string[] | null }>(
    `WITH own AS (
       SELECT b.id, n.people_limit FROM gateway_account a
         JOIN gateway_account b ON b.workspace_id = a.workspace_id
           AND b.settings ->> 'businessAccountId' = a.settings ->> 'businessAccountId'
         LEFT JOIN whatsapp_number n ON n.gateway_account_id = b.id
       WHERE a.id = $2::uuid AND a.workspace_id = $1::uuid
     ), recent AS (
       SELECT c.id, c.status FROM campaign c
       WHERE c.workspace_id = $1::uuid AND c.gateway_account_id IN (SELECT id FROM own)
         AND c.message ->> 'kind' = 'template' AND c.started_at IS NOT NULL
         AND (c.status IN ('sending', 'paused')
           OR greatest(c.finished_at, c.updated_at) > now() - interval '25 hours')
     ), begun AS (
       SELECT m.phone, min(coalesce(m.sent_at, m.first_attempt_at)) AS at
       FROM recent r JOIN message m ON m.campaign_id = r.id
       WHERE m.attempts > 0
         AND m.status IN ('queued', 'sending', 'sent', 'delivered', 'unknown', 'unresolved')
         AND coalesce(m.sent_at, m.first_attempt_at) > now() - interval '24 hours'
       GROUP BY m.phone
     )
     SELECT (SELECT min(people_limit) FROM own) AS limit, (SELECT array_agg(id) FROM own) AS accounts,
       (SELECT count(*)::int FROM begun) AS used,
       (SELECT min(at) + interval '24 hours' FROM begun) AS "firstFreeAt",
       (SELECT coalesce(sum(t.queued), 0)::int FROM recent r
          JOIN campaign_tally t ON t.campaign_id = r.id WHERE r.status = 'sending') AS promised`,
    [workspaceId, gatewayAccountId],
  );
  const row = rows[0];
  if (row?.limit == null) return null;
  return { ...row, accounts: row.accounts ?? [] };
}
