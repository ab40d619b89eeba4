import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import type { Say } from "@/lib/core/sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { PauseReason } from "@/lib/core/pause-reason";
import type { BalanceReadingView, CreditOverviewView } from "@/lib/credit/credit.view";
import { daysLeft } from "@/lib/credit/ledger.rules";
import { OPEN_MOVEMENTS } from "@/lib/credit/open-movements";
import { readUse } from "@/lib/credit/read-use";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

type Where = Pick<WorkspaceContext, "workspaceId">;

interface OverviewRow {
  id: string;
  label: string;
  remaining: number | null;
  used: number | null;
  balance_checked_at: Date | null;
  balance_error: string | null;
  low_balance_at: number | null;
  ledger_checked_at: Date | null;
  paused_reason: PauseReason | null;
  held: number | null;
  available: number | null;
  risen: number;
  fallen: number;
  ours: number;
  planned: number;
}

/** The credit of every account of the workspace, the default first. */
export async function listCredit(ctx: Where, say: Say = english): Promise<CreditOverviewView[]> {
  const { rows, use } = await inWorkspace(ctx.workspaceId, async (tx) => ({
    use: await readUse(tx, ctx.workspaceId),
    ...(await asSqlRunner(tx).query<OverviewRow>(
      `SELECT a.id, a.label, a.remaining, a.used, a.balance_checked_at, a.balance_error, a.low_balance_at,
         a.ledger_checked_at, a.paused_reason, k.held, k.available,
         coalesce(o.risen, 0)::bigint AS risen, coalesce(o.fallen, 0)::bigint AS fallen,
         coalesce((SELECT sum(greatest(0, c.credits - (SELECT coalesce(sum(t.credits), 0)
               FROM campaign_tally t WHERE t.campaign_id = c.id)))
             FROM campaign c
             WHERE c.gateway_account_id = a.id AND c.status IN ('scheduled', 'sending', 'paused')),
           0)::bigint AS planned,
         coalesce((SELECT sum(amount)
             FROM ledger_entry
             WHERE gateway_account_id = a.id AND account IN ('available', 'held')),
           0)::bigint AS ours
       FROM gateway_account a LEFT JOIN credit_account k ON k.gateway_account_id = a.id
         LEFT JOIN (SELECT gateway_account_id, sum(greatest(0, open)) AS risen,
            sum(greatest(0, -open)) AS fallen
           FROM (${OPEN_MOVEMENTS}) AS m GROUP BY gateway_account_id) AS o ON o.gateway_account_id = a.id
       WHERE a.workspace_id = $1::uuid AND a.archived_at IS NULL ORDER BY a.is_default DESC, a.created_at`,
      [ctx.workspaceId],
    )),
  }));
  return rows.map((row) => {
    const perDay = use.get(row.id) ?? null;
    return {
      gatewayAccountId: row.id,
      label: row.label,
      remaining: row.remaining,
      used: row.used,
      checkedAt: row.balance_checked_at?.toISOString() ?? null,
      error: sayKept(row.balance_error, say),
      pausedReason: row.paused_reason,
      held: Number(row.held ?? 0),
      available: row.available,
      planned: Number(row.planned),
      free: row.available === null ? null : Math.max(0, row.available - Number(row.planned)),
      lowBalanceAt: row.low_balance_at,
      perDay,
      daysLeft: daysLeft(row.remaining, perDay),
      risen: Number(row.risen),
      fallen: Number(row.fallen),
      difference: row.remaining === null ? 0 : row.remaining - Number(row.ours),
      ledgerCheckedAt: row.ledger_checked_at?.toISOString() ?? null,
    };
  });
}

const SLICES = 100;

/**
 * Readings of the last days, at most four of each of a hundred slices of time, so that a chart
 * stays light: first and last, and lowest and highest, which a chart must not swallow.
 */
export async function listReadings(
  ctx: Where,
  accountId: string,
  days: number,
): Promise<BalanceReadingView[]> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<{ at: Date; remaining: number }>(
      `WITH sliced AS (
         SELECT id, at, remaining, floor(extract(epoch FROM at) / $4::float8) AS slice
         FROM balance_reading
         WHERE workspace_id = $1::uuid
           AND gateway_account_id = $2::uuid
           AND at > now() - make_interval(days => $3::int)
           AND remaining IS NOT NULL
       ), ranked AS (
         SELECT at, remaining, id,
           row_number() OVER (PARTITION BY slice ORDER BY at, id) AS first,
           row_number() OVER (PARTITION BY slice ORDER BY at DESC, id DESC) AS last,
           row_number() OVER (PARTITION BY slice ORDER BY remaining, at) AS lowest,
           row_number() OVER (PARTITION BY slice ORDER BY remaining DESC, at) AS highest
         FROM sliced
       )
       SELECT at, remaining
       FROM ranked
       WHERE first = 1 OR last = 1 OR lowest = 1 OR highest = 1
       ORDER BY at, id`,
      [ctx.workspaceId, accountId, days, (days * 86_400) / SLICES],
    ),
  );
  return rows.map((row) => ({ at: row.at.toISOString(), remaining: Number(row.remaining) }));
}
