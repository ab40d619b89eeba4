import type { FallbackProgress, Reached } from "@/lib/fallbacks/fallback.view";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** How far the ways back of some campaigns are; those that have not begun are not there. */
export async function readFallbacks(
  tx: WorkspaceDb,
  workspaceId: string,
  campaignIds: string[],
): Promise<Map<string, FallbackProgress>> {
  if (campaignIds.length === 0) return new Map();
  const rows = await tx.campaignFallback.findMany({
    where: { workspaceId, campaignId: { in: campaignIds } },
  });
  const sms = await tx.campaign.findMany({
    where: { workspaceId, id: { in: rows.flatMap(({ smsCampaignId }) => smsCampaignId ?? []) } },
    select: { id: true, status: true, pausedReason: true },
  });
  const states = new Map(sms.map((row) => [row.id, row]));
  return new Map(
    rows.map((row) => [
      row.campaignId,
      {
        campaignId: row.smsCampaignId,
        status: states.get(row.smsCampaignId ?? "")?.status ?? null,
        pausedReason: states.get(row.smsCampaignId ?? "")?.pausedReason ?? null,
        waiting: row.waiting,
        waitingUntil: row.waiting > 0 ? (row.waitingUntil?.toISOString() ?? null) : null,
        sent: {
          undeliverable: row.undeliverable,
          capped: row.capped,
          notDeliveredWithinHours: row.late,
        },
        reached: row.reached as Reached | null,
        countedAt: row.countedAt?.toISOString() ?? null,
      },
    ]),
  );
}
