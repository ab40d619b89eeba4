import type { WorkspaceContext } from "@/lib/access/context";
import type { AuditQuery } from "@/lib/audit/audit.input";
import type { AuditPage } from "@/lib/audit/audit.view";
import { AUDIT_AREAS } from "@/lib/audit/audit-action.rules";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** The newest first; the cursor is the id of the last line shown. */
export async function listAuditEntries(ctx: WorkspaceContext, query: AuditQuery): Promise<AuditPage> {
  const { area, actor, result, cursor, limit } = query;
  const rows = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.auditEntry.findMany({
      where: {
        workspaceId: ctx.workspaceId,
        ...(cursor === undefined ? {} : { id: { lt: cursor } }),
        ...(area === "" ? {} : { action: { in: [...AUDIT_AREAS[area]] } }),
        ...(actor === "" ? {} : { actorName: { contains: actor, mode: "insensitive" as const } }),
        ...(result === "" ? {} : { result }),
      },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  );
  const shown = rows.slice(0, limit);
  return {
    data: shown.map(({ workspaceId: _, id, at, ...row }) => ({
      ...row,
      id: String(id),
      at: at.toISOString(),
    })),
    nextCursor: rows.length > limit ? String(shown.at(-1)?.id) : null,
  };
}
