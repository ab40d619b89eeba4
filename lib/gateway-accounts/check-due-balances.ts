import "server-only";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { kindsThat } from "@/lib/gateways/gateway-of";
import { sql } from "@/lib/platform/db/sql";

/**
 * For the worker's loop: every account once an hour, and an account that sent something since its
 * last reading as soon as that is a minute old. Accounts whose credentials were refused are left
 * alone until a person mends them (S13). Returns how many were read.
 */
export async function checkDueBalances(): Promise<number> {
  const due = await sql.query<{ id: string; sent: boolean }>(
    `SELECT a.id, s.sent FROM gateway_account a
     CROSS JOIN LATERAL (SELECT coalesce(max(at), '-infinity') AS last
       FROM balance_reading
       WHERE gateway_account_id = a.id) AS r
     CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM campaign c WHERE c.gateway_account_id = a.id
       AND (c.status = 'sending'
         OR (c.status IN ('paused', 'finished', 'canceled') AND c.started_at IS NOT NULL
            AND coalesce(c.finished_at, c.updated_at) > r.last))) AS sent) AS s
     WHERE a.archived_at IS NULL AND a.kind = ANY ($1) AND a.paused_reason IS DISTINCT FROM 'credentials'
       AND (r.last < now() - interval '1 hour' OR (s.sent AND r.last < now() - interval '1 minute'))
     ORDER BY r.last LIMIT 20`,
    [kindsThat((gateway) => gateway.can.balance)],
  );
  await Promise.all(due.map((account) => checkBalance(account.id, account.sent ? "sends" : "hourly")));
  return due.length;
}
