import { sayKept } from "@/lib/core/kept-sentence";
import type { Say } from "@/lib/core/sentence";
import { daysLeft } from "@/lib/credit/ledger.rules";
import { readUse } from "@/lib/credit/read-use";
import type { BalanceCard } from "@/lib/overview/overview.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

interface Reading {
  gateway_account_id: string;
  day: string;
  remaining: bigint;
}

/** Each login at the gateway with the last reading of each of fourteen days. */
export async function readBalances(tx: WorkspaceDb, workspaceId: string, say: Say): Promise<BalanceCard[]> {
  const accounts = await tx.gatewayAccount.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: [{ isDefault: "desc" }, { label: "asc" }],
    take: 50,
  });
  if (accounts.length === 0) return [];
  const ids = accounts.map((account) => account.id);
  const readings = await tx.$queryRaw<Reading[]>`
    SELECT DISTINCT ON (gateway_account_id, at::date) gateway_account_id, at::date::text AS day, remaining
    FROM balance_reading
    WHERE workspace_id = ${workspaceId}::uuid
      AND gateway_account_id = ANY(${ids}::uuid[])
      AND remaining IS NOT NULL
      AND at > now() - interval '14 days'
    ORDER BY gateway_account_id, at::date, at DESC`;
  const use = await readUse(tx, workspaceId);
  return accounts.map((account) => {
    const own = readings.filter((reading) => reading.gateway_account_id === account.id);
    const remaining = account.remaining === null ? null : Number(account.remaining);
    return {
      id: account.id,
      label: account.label,
      paused: account.status === "paused",
      pausedReason: account.pausedReason,
      remaining,
      checkedAt: account.balanceCheckedAt?.toISOString() ?? null,
      error: sayKept(account.balanceError, say),
      low: remaining !== null && account.lowBalanceAt !== null && remaining <= Number(account.lowBalanceAt),
      trend: own.map((reading) => ({ day: reading.day, remaining: Number(reading.remaining) })),
      daysLeft: daysLeft(remaining, use.get(account.id) ?? null),
    };
  });
}
