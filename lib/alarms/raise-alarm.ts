import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";

export interface Alarm {
  workspaceId: string;
  kind: string;
  /** What the alarm is about; one open alarm for each (workspace, kind, entity). */
  entityId?: string;
  message: string;
  detail?: Record<string, unknown>;
}

/**
 * Opens an alarm, or gives the open one its newest words. Returns whether it was not open before.
 */
export async function raiseAlarm(client: SqlRunner, alarm: Alarm): Promise<boolean> {
  const { rows } = await client.query<{ fresh: boolean }>(
    `INSERT INTO alarm (workspace_id, kind, entity_id, message, detail)
     VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::jsonb)
     ON CONFLICT (workspace_id, kind, entity_id) WHERE resolved_at IS NULL
       DO UPDATE SET message = excluded.message, detail = excluded.detail
     RETURNING (xmax = 0) AS fresh`,
    [alarm.workspaceId, alarm.kind, alarm.entityId ?? "", alarm.message, JSON.stringify(alarm.detail ?? {})],
  );
  const fresh = rows[0]?.fresh === true;
  if (fresh) await notify(client, { workspaceId: alarm.workspaceId, topic: "alarm", id: alarm.kind });
  return fresh;
}
