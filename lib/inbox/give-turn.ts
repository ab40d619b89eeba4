import { may, ROLES } from "@/lib/access/permissions.rules";
import { systemContext } from "@/lib/access/system-context";
import { recordAudit } from "@/lib/audit/record-audit";
import { assignmentOf } from "@/lib/inbox/inbox-hours.rules";
import type { SqlClient } from "@/lib/platform/db/sql";

const ANSWERING = ROLES.filter((role) => may(role, "inbox.reply"));

/**
 * Gives a conversation that nobody has to whoever has waited longest for one, in the transaction
 * that stores the text. Arrivals of one workspace take their turns one after the other: two at once
 * would both go to the same person.
 */
export async function giveTurn(
  client: SqlClient,
  workspaceId: string,
  conversationId: string,
  settings: unknown,
): Promise<string | null> {
  if (assignmentOf(settings) === "off") return null;
  const free = await client.query("SELECT FROM conversation WHERE id = $1 AND open AND assignee_id IS NULL", [
    conversationId,
  ]);
  if (free.rowCount === 0) return null;
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('inbox turn ' || $1, 0))", [workspaceId]);
  const next = await client.query<{ id: string }>(
    `SELECT m.id
     FROM member m LEFT JOIN inbox_turn t ON t.workspace_id = m.workspace_id AND t.member_id = m.id
     WHERE m.workspace_id = $1 AND m.disabled_at IS NULL AND m.role::text = ANY ($2)
       AND coalesce(t.available, m.role = 'support')
     ORDER BY t.last_given_at NULLS FIRST, m.id LIMIT 1`,
    [workspaceId, ANSWERING],
  );
  const memberId = next.rows[0]?.id;
  if (memberId === undefined) return null;
  await client.query("UPDATE conversation SET assignee_id = $2 WHERE id = $1 AND assignee_id IS NULL", [
    conversationId,
    memberId,
  ]);
  await client.query(
    `INSERT INTO inbox_turn (workspace_id, member_id, available, last_given_at)
     VALUES ($1, $2, true, clock_timestamp())
     ON CONFLICT (workspace_id, member_id) DO UPDATE SET last_given_at = clock_timestamp()`,
    [workspaceId, memberId],
  );
  await recordAudit(client, systemContext(workspaceId, "inbound"), {
    action: "conversation.assigned",
    entity: "conversation",
    entityId: conversationId,
    before: { assigneeId: null },
    after: { assigneeId: memberId, inTurn: true },
  });
  return memberId;
}
