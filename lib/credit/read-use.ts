import { usedPerDay } from "@/lib/credit/ledger.rules";

interface Reader {
  $queryRaw<T>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
}

/**
 * Credits that sends used a day on each account of the workspace over the last two weeks; null
 * where the books are too young to say.
 */
export async function readUse(tx: Reader, workspaceId: string): Promise<Map<string, number | null>> {
  const rows = await tx.$queryRaw<{ id: string; used: number; hours: number }[]>`
    SELECT gateway_account_id AS id,
      coalesce(sum(amount) FILTER (WHERE account = 'sends' AND at > now() - interval '14 days'
        AND journal NOT IN (SELECT o.journal FROM ledger_entry o
          WHERE o.workspace_id = ${workspaceId}::uuid AND o.account = 'opening')), 0)::float8 AS used,
      (extract(epoch FROM now() - greatest(min(at), now() - interval '14 days')) / 3600)::float8 AS hours
    FROM ledger_entry
    WHERE workspace_id = ${workspaceId}::uuid
    GROUP BY gateway_account_id`;
  return new Map(rows.map((row) => [row.id, usedPerDay(row)]));
}
