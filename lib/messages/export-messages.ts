import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { csvLine } from "@/lib/core/csv-cell";
import type { ListMessagesInput } from "@/lib/messages/message.input";
import { listMessages } from "@/lib/messages/message.queries";
import type { MessageView } from "@/lib/messages/message.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const EXPORT_PAGE = 1_000;

type Filter = Pick<Partial<ListMessagesInput>, "status" | "search">;

/** Says in the audit log that phones left the house. */
export async function recordExport(ctx: WorkspaceContext, campaignId: string, filter: Filter): Promise<void> {
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, {
      action: "message.exported",
      entity: "campaign",
      entityId: campaignId,
      after: { status: filter.status ?? "all" },
    }),
  );
}

/**
 * A campaign's messages as CSV, page by page: the reader's pace decides how fast it is read from
 * the database.
 */
export function exportMessages(
  ctx: WorkspaceContext,
  campaignId: string,
  filter: Filter,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | undefined;
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      if (!begun) {
        begun = true;
        controller.enqueue(encoder.encode(`\uFEFF${csvLine(EXPORT_COLUMNS)}`));
      }
      const page = await listMessages(ctx, campaignId, {
        ...filter,
        limit: EXPORT_PAGE,
        ...(cursor ? { cursor } : {}),
      });
      if (page.data.length > 0) controller.enqueue(encoder.encode(page.data.map(exportLine).join("")));
      if (page.nextCursor === null) controller.close();
      else cursor = page.nextCursor;
    },
  });
}

const EXPORT_COLUMNS = [
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
];

function exportLine(message: MessageView): string {
  const {
    phone,
    name,
    status,
    tracked,
    parts,
    attempts,
    failureCode,
    gatewayMessageId,
    sentAt,
    finalAt,
    id,
  } = message;
  return csvLine([
    phone,
    name,
    status,
    tracked,
    parts,
    attempts,
    failureCode,
    gatewayMessageId,
    sentAt,
    finalAt,
    id,
  ]);
}
