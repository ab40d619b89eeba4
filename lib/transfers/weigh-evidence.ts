import "server-only";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import { sql } from "@/lib/platform/db/sql";
import type { ClaimedTransfer } from "@/lib/transfers/claim-transfer";
import type { Evidence } from "@/lib/transfers/transfer.rules";

/**
 * Reads the balance again and looks whether anything of ours moved on the account since the reading
 * before the first attempt (T4). Every doubt makes it not quiet: a campaign that was sending in
 * that time, a call under way, another transfer, or a reading in between that is neither the
 * balance before nor the one after.
 */
export async function weighEvidence(transfer: ClaimedTransfer): Promise<Evidence> {
  const now = await checkBalance(transfer.gateway_account_id, "transfer.after");
  const row = await sql.first<{ before: number | null; since: Date | null }>(
    `SELECT t.balance_before AS before,
       (SELECT max(r.at)
         FROM balance_reading r
         WHERE r.gateway_account_id = t.gateway_account_id
           AND r.reason = 'transfer.before'
           AND r.remaining IS NOT NULL
        AND r.at <= (SELECT min(x.started_at)
          FROM transfer_attempt x
          WHERE x.transfer_id = t.id AND x.outcome IS DISTINCT FROM 'notSent')) AS since
     FROM transfer t WHERE t.id = $1`,
    [transfer.id],
  );
  const before = row?.before ?? null;
  if (before === null || !row?.since || now.remaining === null)
    return { before, after: now.remaining, quiet: false };
  const moved = await sql.first<{ moved: boolean }>(
    `SELECT
       EXISTS (SELECT FROM campaign c WHERE c.gateway_account_id = $1 AND c.started_at IS NOT NULL
               AND (c.status = 'sending'
                 OR c.finished_at >= $2
                 OR (c.status IN ('paused', 'canceled') AND c.updated_at >= $2)))
       OR EXISTS (SELECT FROM claim WHERE gateway_account_id = $1)
       OR EXISTS (SELECT FROM transfer o JOIN transfer_attempt x ON x.transfer_id = o.id
                  WHERE o.gateway_account_id = $1
                    AND o.id <> $3
                    AND (x.finished_at IS NULL OR x.finished_at >= $2)
                    AND x.outcome IS DISTINCT FROM 'refused' AND x.outcome IS DISTINCT FROM 'notSent')
       OR EXISTS (SELECT FROM balance_reading
         WHERE gateway_account_id = $1 AND at > $2 AND remaining NOT IN ($4::bigint, $5::bigint)) AS moved`,
    [transfer.gateway_account_id, row.since, transfer.id, before, now.remaining],
  );
  return { before, after: now.remaining, quiet: moved?.moved === false };
}
