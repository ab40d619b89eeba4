import { sentence } from "@/lib/core/sentence";
import "server-only";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { sql } from "@/lib/platform/db/sql";

const KIND = "mail.failing";
/** So long a mail server may be away before people are told: most restarts are shorter. */
const PATIENCE_MINUTES = 15;

/**
 * Tells owners and admins of every workspace while mail does not go out, and takes it back when it
 * does. One mail that its recipient's server refuses alarms nobody: an alarm needs a mail that has
 * been tried in vain for a quarter of an hour.
 */
export async function watchMail(): Promise<void> {
  const state = await sql.first<{ stuck: boolean }>(
    `SELECT EXISTS (SELECT FROM outgoing_mail
       WHERE due_at IS NOT NULL AND problem IN ('connection', 'certificate', 'login', 'unreadable', 'refused')
       AND created_at < now() - make_interval(mins => $1)) AS stuck`,
    [PATIENCE_MINUTES],
  );
  const stuck = state?.stuck ?? false;
  const workspaces = await sql.query<{ id: string }>(
    `SELECT w.id FROM workspace w
     WHERE $2 <> EXISTS (SELECT FROM alarm a
       WHERE a.workspace_id = w.id AND a.kind = $1 AND a.resolved_at IS NULL)
     ORDER BY w.id`,
    [KIND, stuck],
  );
  for (const { id } of workspaces) {
    await sql.transaction((client) =>
      stuck
        ? raiseAlarm(client, { workspaceId: id, kind: KIND, sentence: sentence("alarms.mailFailing") })
        : resolveAlarm(client, { workspaceId: id, kind: KIND }),
    );
  }
}
