import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";

/**
 * For the worker's loop: a campaign with messages that wait for a person is an alarm until each is
 * decided. One that a duplicate on a first attempt raised already says so, and ends here too.
 */
export async function watchUnresolved(): Promise<void> {
  const waiting = await sql.query<{ workspace_id: string; id: string; name: string; count: number }>(
    `SELECT c.workspace_id, c.id, c.name, t.count FROM (
       SELECT campaign_id, sum(unresolved)::int AS count
       FROM campaign_tally
       WHERE unresolved <> 0
       GROUP BY campaign_id
       HAVING sum(unresolved) > 0) AS t
     JOIN campaign c ON c.id = t.campaign_id
     WHERE NOT EXISTS (SELECT FROM alarm a
       WHERE a.workspace_id = c.workspace_id
         AND a.kind = 'message.duplicate'
         AND a.entity_id = c.id::text
         AND a.resolved_at IS NULL)`,
    [],
  );
  const decided = await sql.query<{ workspace_id: string; kind: string; entity_id: string }>(
    `SELECT workspace_id, kind, entity_id
     FROM alarm a
     WHERE kind IN ('message.unresolved', 'message.duplicate') AND resolved_at IS NULL
       AND (SELECT coalesce(sum(unresolved), 0)
         FROM campaign_tally t
         WHERE t.campaign_id = a.entity_id::uuid) = 0`,
    [],
  );
  for (const { workspace_id: workspaceId, id, name, count } of waiting) {
    await sql.transaction((client) =>
      raiseAlarm(client, {
        workspaceId,
        kind: "message.unresolved",
        entityId: id,
        sentence: sentence("alarms.unresolved", { name, count }),
        detail: { count },
      }),
    );
  }
  for (const { workspace_id: workspaceId, kind, entity_id: entityId } of decided)
    await sql.transaction((client) => resolveAlarm(client, { workspaceId, kind, entityId }));
}
