import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { EXPORT_PAGE, type ExportTable, pagesByCursor } from "@/lib/exports/export-table";
import type { ListMessagesInput } from "@/lib/messages/message.input";
import { listMessages } from "@/lib/messages/message.queries";
import type { MessageView } from "@/lib/messages/message.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

type Filter = Pick<Partial<ListMessagesInput>, "status" | "search">;

const COLUMNS = [
  "phone",
  "name",
  "status",
  "tracked",
  "parts",
  "attempts",
  "failureCode",
  "gatewayMessageId",
  "sentAt",
  "finalAt",
  "id",
] as const satisfies readonly (keyof MessageView)[];

/** The recipients of a campaign. The audit log says that numbers left. */
export async function exportMessages(
  ctx: WorkspaceContext,
  campaign: { id: string; name: string },
  filter: Filter,
): Promise<ExportTable> {
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, {
      action: "message.exported",
      entity: "campaign",
      entityId: campaign.id,
      after: { status: filter.status ?? "all" },
    }),
  );
  return {
    content: `${campaign.name || "campaign"}-messages`,
    columns: COLUMNS,
    pages: pagesByCursor(
      (cursor) =>
        listMessages(ctx, campaign.id, { ...filter, limit: EXPORT_PAGE, ...(cursor ? { cursor } : {}) }),
      (message) => COLUMNS.map((column) => message[column]),
    ),
  };
}
