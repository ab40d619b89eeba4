import type { AlarmView } from "@/lib/alarms/alarm.view";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** Everything that waits for a person now, newest first. */
export async function listOpenAlarms(ctx: Pick<WorkspaceContext, "workspaceId">): Promise<AlarmView[]> {
  const rows = await inWorkspace(ctx.workspaceId, (tx) =>
    tx.alarm.findMany({ where: { workspaceId: ctx.workspaceId, resolvedAt: null }, orderBy: { id: "desc" }, take: 100 }),
  );
  return rows.map((row) => ({
    id: row.id.toString(),
    kind: row.kind,
    entityId: row.entityId,
    message: row.message,
    detail: (row.detail ?? {}) as Record<string, unknown>,
    since: row.since.toISOString(),
  }));
}
