import { english } from "@/lib/core/english";
import { sayKept } from "@/lib/core/kept-sentence";
import type { Say } from "@/lib/core/sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { ExpectedPurchaseView, LedgerLineView } from "@/lib/credit/credit.view";
import { OPEN_MOVEMENTS } from "@/lib/credit/open-movements";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

type Where = Pick<WorkspaceContext, "workspaceId">;

interface LedgerRow {
  journal: string;
  last_id: number;
  at: Date;
  kind: string;
  description: string;
  ref: string | null;
  change: number;
  held: number;
  balance: number;
  open: number | null;
}

/**
 * The ledger of one account, newest first, one line for each journal with the balance after it.
 * What was only set aside or given back moved nothing and is left out, unless it is asked for.
 */
export async function listLedger(
  ctx: Where,
  filter: { gatewayAccountId: string; limit: number; cursor?: string; reserved?: boolean },
  say: Say = english,
): Promise<{ data: LedgerLineView[]; nextCursor: string | null }> {
  const before = /^\d{1,18}$/.test(filter.cursor ?? "") ? (filter.cursor as string) : "9223372036854775807";
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<LedgerRow>(
      `WITH lines AS (
         SELECT journal, max(id) AS last_id, min(at) AS at, min(kind) AS kind,
           min(description) AS description, min(ref) AS ref,
           coalesce(sum(amount) FILTER (WHERE account IN ('available', 'held')), 0) AS change,
           coalesce(sum(amount) FILTER (WHERE account = 'held'), 0) AS held
         FROM ledger_entry WHERE workspace_id = $1::uuid AND gateway_account_id = $2::uuid GROUP BY journal
       )
       SELECT l.journal, last_id, at, kind, description, ref, change::bigint AS change, held::bigint AS held,
         balance::bigint AS balance, o.open
       FROM (SELECT *, sum(change) OVER (ORDER BY last_id) AS balance FROM lines) AS l
         LEFT JOIN (${OPEN_MOVEMENTS}) AS o ON o.journal = l.journal
       WHERE last_id < $3::bigint AND (change <> 0 OR held = 0 OR $5::boolean)
       ORDER BY last_id DESC LIMIT $4::int`,
      [ctx.workspaceId, filter.gatewayAccountId, before, filter.limit + 1, filter.reserved === true],
    ),
  );
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => ({
      journal: row.journal,
      at: row.at.toISOString(),
      kind: row.kind,
      description: sayKept(row.description, say),
      ref: row.ref,
      change: Number(row.change),
      held: Number(row.held),
      balance: Number(row.balance),
      open: Number(row.open ?? 0),
    })),
    nextCursor: rows.length > filter.limit && last ? String(last.last_id) : null,
  };
}

/** Bought credit that was noted and has not arrived, the oldest first. */
export async function listExpectedPurchases(ctx: Where, accountId: string): Promise<ExpectedPurchaseView[]> {
  const { rows } = await inWorkspace(ctx.workspaceId, (tx) =>
    asSqlRunner(tx).query<ExpectedPurchaseView>(
      `SELECT id, credits::int AS credits, amount::text AS amount, currency, happened_on::text AS "happenedOn"
       FROM credit_explanation
       WHERE workspace_id = $1::uuid AND gateway_account_id = $2::uuid AND kind = 'purchase'
         AND journal IS NULL AND withdrawn_at IS NULL
       ORDER BY created_at, id`,
      [ctx.workspaceId, accountId],
    ),
  );
  return rows;
}
