import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";

/** Closes the open alarm of this kind and entity, if there is one. */
export async function resolveAlarm(
  client: SqlRunner,
  alarm: { workspaceId: string; kind: string; entityId?: string },
): Promise<boolean> {
  const { rows } = await client.query<{ id: number }>(
    `UPDATE alarm SET resolved_at = now()
     WHERE workspace_id = $1::uuid AND kind = $2::text AND entity_id = $3::text AND resolved_at IS NULL
     RETURNING id`,
    [alarm.workspaceId, alarm.kind, alarm.entityId ?? ""],
  );
  if (rows.length > 0)
    await notify(client, { workspaceId: alarm.workspaceId, topic: "alarm", id: alarm.kind });
  return rows.length > 0;
}
