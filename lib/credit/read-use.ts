import { usedPerDay } from "@/lib/credit/ledger.rules";

interface Reader {
  $queryRaw<T>(query: TemplateStringsArray, ...values: unknown[]): Promise<T>;
}

/**
 * Credits used a day on each account of the workspace over the last two weeks; null where too
 * little was read to say.
 */
export async function readUse(tx: Reader, workspaceId: string): Promise<Map<string, number | null>> {
  const rows = await tx.$queryRaw<{ id: string; used: number; hours: number }[]>`
    SELECT gateway_account_id AS id, coalesce(sum(greatest(0, before - remaining)), 0)::float8 AS used,
      (extract(epoch FROM max(at) - min(at)) / 3600)::float8 AS hours
    FROM (SELECT gateway_account_id, at, remaining,
      lag(remaining) OVER (PARTITION BY gateway_account_id ORDER BY at, id) AS before
      FROM balance_reading
          WHERE workspace_id = ${workspaceId}::uuid
            AND at > now() - interval '14 days'
            AND remaining IS NOT NULL) AS reading
    GROUP BY gateway_account_id`;
  return new Map(rows.map((row) => [row.id, usedPerDay(row)]));
}
