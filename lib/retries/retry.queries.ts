import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { RetryProgress } from "@/lib/retries/retry.view";

/** How far the retries of some campaigns are; those that have not begun are not there. */
export async function readRetries(
  tx: WorkspaceDb,
  workspaceId: string,
  campaignIds: string[],
): Promise<Map<string, RetryProgress>> {
  if (campaignIds.length === 0) return new Map();
  const rows = await tx.campaignRetry.findMany({ where: { workspaceId, campaignId: { in: campaignIds } } });
  const tries = await tx.campaign.findMany({
    where: { workspaceId, retryOf: { in: campaignIds } },
    select: {
      id: true,
      retryOf: true,
      retryNumber: true,
      status: true,
      pausedReason: true,
      recipients: true,
    },
    orderBy: { retryNumber: "asc" },
  });
  const sums = await tx.campaignTally.groupBy({
    by: ["campaignId"],
    where: { workspaceId, campaignId: { in: tries.map(({ id }) => id) } },
    _sum: { delivered: true },
  });
  const delivered = new Map(sums.map((row) => [row.campaignId, row._sum.delivered ?? 0]));
  return new Map(
    rows.map((row) => [
      row.campaignId,
      {
        waiting: row.waiting,
        waitingUntil: row.waitingUntil?.toISOString() ?? null,
        untold: row.untold,
        tries: tries
          .filter(({ retryOf }) => retryOf === row.campaignId)
          .map((each) => ({
            number: each.retryNumber ?? 0,
            campaignId: each.id,
            status: each.status,
            pausedReason: each.pausedReason,
            people: each.recipients,
            delivered: delivered.get(each.id) ?? 0,
          })),
      },
    ]),
  );
}
