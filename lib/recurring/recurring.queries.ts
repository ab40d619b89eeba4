import type { WorkspaceContext } from "@/lib/access/context";
import { approvalView } from "@/lib/approvals/approval.view";
import { readTallies } from "@/lib/campaigns/campaign-row";
import { AppError } from "@/lib/core/app-error";
import { readKept } from "@/lib/core/kept-sentence";
import { isUuid } from "@/lib/core/uuid";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import {
  type RecurringRunView,
  type RecurringView,
  RUN_OUTCOMES,
  recurringView,
} from "@/lib/recurring/recurring.view";

const MOST = 200;
const RUNS_SHOWN = 60;
const WAITING: { now: true; people: [] } = { now: true, people: [] };

/** All of a workspace, those that still come first. */
export async function listRecurring({ workspaceId }: WorkspaceContext): Promise<RecurringView[]> {
  return inWorkspace(workspaceId, async (tx) => {
    const rows = await tx.recurringCampaign.findMany({
      where: { workspaceId },
      orderBy: [{ nextAt: { sort: "asc", nulls: "last" } }, { createdAt: "desc" }],
      take: MOST,
    });
    return rows.map(recurringView);
  });
}

export async function requireRecurring(
  { workspaceId }: WorkspaceContext,
  id: string,
): Promise<RecurringView> {
  if (!isUuid(id)) throw new AppError("not_found");
  return inWorkspace(workspaceId, async (tx) => {
    const row = await tx.recurringCampaign.findFirst({ where: { id, workspaceId } });
    if (row === null) throw new AppError("not_found");
    return recurringView(row);
  });
}

/** What became of each time that came, the newest first. */
export async function listRuns(
  { workspaceId }: WorkspaceContext,
  recurringId: string,
): Promise<RecurringRunView[]> {
  return inWorkspace(workspaceId, async (tx) => {
    const rows = await tx.recurringRun.findMany({
      where: { workspaceId, recurringId },
      orderBy: { dueAt: "desc" },
      take: RUNS_SHOWN,
    });
    const ids = rows.flatMap(({ campaignId }) => campaignId ?? []);
    const campaigns = await tx.campaign.findMany({
      where: { workspaceId, id: { in: ids } },
      select: { id: true, status: true, recipients: true, restUntil: true, approval: true },
    });
    const tallies = await readTallies(tx, workspaceId, ids);
    const known = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
    return rows.map((row) => {
      const campaign = known.get(row.campaignId ?? "");
      const totals = tallies.get(row.campaignId ?? "")?.totals;
      return {
        occurrence: row.occurrence,
        dueAt: row.dueAt.toISOString(),
        outcome: RUN_OUTCOMES.find((each) => each === row.outcome) ?? "refused",
        problem: row.problem === null ? null : readKept(row.problem),
        campaign: campaign
          ? {
              ...{
                id: campaign.id,
                status: campaign.status,
                recipients: campaign.recipients,
                approval: approvalView(campaign.approval),
                undoUntil: null,
              },
              ...(campaign.status === "sending" && campaign.restUntil ? { waiting: WAITING } : {}),
              delivered: totals?.delivered ?? 0,
              failed: (totals?.failed ?? 0) + (totals?.expired ?? 0) + (totals?.rejected ?? 0),
            }
          : null,
      };
    });
  });
}
