import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { EXPORT_PAGE, type ExportTable, pagesByCursor } from "@/lib/exports/export-table";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { listSuppressions } from "@/lib/suppressions/suppression.queries";

/** Every number that may not be texted, the newest first. */
export async function exportSuppressions(ctx: WorkspaceContext): Promise<ExportTable> {
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, { action: "suppression.exported", entity: "suppression" }),
  );
  return {
    content: "suppressions",
    columns: ["phone", "reason", "source", "note", "added", "scope", "whatsapp id"],
    pages: pagesByCursor(
      (cursor) => listSuppressions(ctx, { q: "", limit: EXPORT_PAGE, ...(cursor ? { cursor } : {}) }),
      (row) => [row.phone, row.reason, row.source, row.note, row.createdAt, row.scope, row.whatsappUserId],
    ),
  };
}
