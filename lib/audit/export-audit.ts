import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { AuditFilter } from "@/lib/audit/audit.input";
import { listAuditEntries } from "@/lib/audit/audit.queries";
import { recordAudit } from "@/lib/audit/record-audit";
import { EXPORT_PAGE, type ExportTable, pagesByCursor } from "@/lib/exports/export-table";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

const json = (value: unknown) => (value === null || value === undefined ? "" : JSON.stringify(value));

/** The lines of the audit log that a filter shows, the newest first. */
export async function exportAudit(ctx: WorkspaceContext, filter: AuditFilter): Promise<ExportTable> {
  await inWorkspace(ctx.workspaceId, (tx) =>
    recordAudit(tx, ctx, { action: "audit.exported", after: { ...filter } }),
  );
  return {
    content: "audit-log",
    columns: [
      "at",
      "who",
      "kind",
      "action",
      "on",
      "id",
      "result",
      "before",
      "after",
      "address",
      "request",
      "name",
    ],
    pages: pagesByCursor(
      (cursor) =>
        listAuditEntries(
          ctx,
          { ...filter, limit: EXPORT_PAGE, ...(cursor ? { cursor: Number(cursor) } : {}) },
          { everyEdit: true },
        ),
      (row) => [
        row.at,
        row.actorName,
        row.actorKind,
        row.action,
        row.entity,
        row.entityId,
        row.result,
        json(row.before),
        json(row.after),
        row.ip,
        row.requestId,
        row.thing?.name ?? "",
      ],
    ),
  };
}
