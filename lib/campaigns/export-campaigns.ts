import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { listCampaigns } from "@/lib/campaigns/campaign.queries";
import { type ExportTable, pagesByCursor } from "@/lib/exports/export-table";
import { MESSAGE_STATUSES } from "@/lib/messages/message.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Each campaign carries its text and audience with it, so fewer are read at once. */
const PAGE = 200;

/** Every campaign with its totals, the newest first. */
export async function exportCampaigns(ctx: WorkspaceContext): Promise<ExportTable> {
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, { action: "campaign.exported", entity: "campaign" }),
  );
  return {
    content: "campaigns",
    columns: [
      ...["name", "status", "paused for", "sender", "delivery", "recipients", ...MESSAGE_STATUSES],
      ...["credits", "credits handed over", "created by", "created", "launched by", "launched"],
      ...["scheduled", "started", "finished", "id", "read", "held", "approval"],
    ],
    pages: pagesByCursor(
      (cursor) => listCampaigns(ctx, { limit: PAGE, ...(cursor ? { cursor } : {}) }),
      (row) => [
        ...[row.name, row.status, row.pausedReason, row.sender, row.delivery, row.recipients],
        ...MESSAGE_STATUSES.map((status) => row.totals[status]),
        ...[row.credits, row.creditsHandedOver, row.createdByName, row.createdAt],
        ...[row.launchedByName, row.launchedAt, row.scheduledAt, row.startedAt, row.finishedAt, row.id],
        ...[row.read, row.held, row.approval?.state ?? null],
      ],
    ),
  };
}
