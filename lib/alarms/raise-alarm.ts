import { english } from "@/lib/core/english";
import type { Sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";

export interface Alarm {
  workspaceId: string;
  kind: string;
  /** What the alarm is about; one open alarm for each (workspace, kind, entity). */
  entityId?: string;
  sentence: Sentence;
  detail?: Record<string, unknown>;
}

/**
 * Opens an alarm, or gives the open one its newest words. Returns whether it was not open before.
 */
export async function raiseAlarm(client: SqlRunner, alarm: Alarm): Promise<boolean> {
  const { rows } = await client.query<{ fresh: boolean }>(
    `INSERT INTO alarm (workspace_id, kind, entity_id, message, sentence, detail)
     VALUES ($1::uuid, $2::text, $3::text, $4::text, $5::jsonb, $6::jsonb)
     ON CONFLICT (workspace_id, kind, entity_id) WHERE resolved_at IS NULL
       DO UPDATE SET message = excluded.message, sentence = excluded.sentence, detail = excluded.detail
     RETURNING (xmax = 0) AS fresh`,
    [
      alarm.workspaceId,
      alarm.kind,
      alarm.entityId ?? "",
      // In English for whoever reads the table; screens say the sentence.
      english(alarm.sentence),
      JSON.stringify(alarm.sentence),
      JSON.stringify(alarm.detail ?? {}),
    ],
  );
  const fresh = rows[0]?.fresh === true;
  if (fresh) await notify(client, { workspaceId: alarm.workspaceId, topic: "alarm", id: alarm.kind });
  return fresh;
}
