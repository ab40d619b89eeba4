import "server-only";
import { GrowingPauses } from "@/lib/core/growing-pauses";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { alarmUnopened, UNOPENED_PAUSES, UnopenedPassword } from "@/lib/gateway-accounts/unopened-password";
import { kindsThat } from "@/lib/gateways/gateway-of";
import { sql } from "@/lib/platform/db/sql";

const unopened = new GrowingPauses(UNOPENED_PAUSES);

/**
 * For the worker's loop: every account once an hour, and as soon as its last reading is a minute
 * old one that sent something since, or that goes on by itself when credit arrives. Accounts whose
 * credentials were refused are left alone until a person mends them (S13), and one whose password
 * cannot be opened for longer and longer. Returns how many were asked.
 */
export async function checkDueBalances(): Promise<number> {
  const due = await sql.query<DueAccount>(
    `SELECT a.id, a.workspace_id AS "workspaceId", a.label, s.sent FROM gateway_account a
     CROSS JOIN LATERAL (SELECT coalesce(max(at), '-infinity') AS last
       FROM balance_reading
       WHERE gateway_account_id = a.id) AS r
     CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM campaign c WHERE c.gateway_account_id = a.id
       AND (c.status = 'sending'
         OR (c.status IN ('paused', 'finished', 'canceled') AND c.started_at IS NOT NULL
            AND coalesce(c.finished_at, c.updated_at) > r.last))) AS sent) AS s
     WHERE a.archived_at IS NULL AND a.kind = ANY ($1) AND a.paused_reason IS DISTINCT FROM 'credentials'
       AND a.id <> ALL ($2::uuid[])
       AND (r.last < now() - interval '1 hour' OR (r.last < now() - interval '1 minute' AND (s.sent
           OR (a.paused_reason = 'credits' AND EXISTS (SELECT FROM workspace w
             WHERE w.id = a.workspace_id AND w.settings ->> 'resumeOnCredit' = 'true')))))
     ORDER BY r.last LIMIT 20`,
    [kindsThat((gateway) => gateway.can.balance), unopened.waiting(performance.now())],
  );
  await Promise.all(due.map(ask));
  return due.length;
}

interface DueAccount {
  id: string;
  workspaceId: string;
  label: string;
  sent: boolean;
}

async function ask(account: DueAccount): Promise<void> {
  try {
    await checkBalance(account.id, account.sent ? "sends" : "hourly");
    unopened.worked(account.id);
  } catch (error) {
    if (!(error instanceof UnopenedPassword)) throw error;
    unopened.failed(account.id, performance.now());
    await alarmUnopened(account, error.cause);
  }
}
