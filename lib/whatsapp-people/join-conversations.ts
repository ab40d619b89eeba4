import type { SqlClient } from "@/lib/platform/db/sql";
import type { Joined } from "@/lib/whatsapp-people/joined";

/**
 * The conversation of the id becomes that of the phone, or part of the one that the phone said
 * something in last. Returns the one that is left; null where there was none.
 */
export async function joinConversations(
  client: SqlClient,
  { workspaceId, userId, phone }: Joined,
): Promise<string | null> {
  // A first text by SMS of this moment is the same person too (openConversation).
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 194))", [
    workspaceId,
    phone,
  ]);
  const { rows } = await client.query<{ id: string; phone: string; last_at: Date }>(
    `SELECT id, phone, last_at FROM conversation
     WHERE workspace_id = $1 AND phone = ANY ($2) ORDER BY last_at DESC, id FOR UPDATE`,
    [workspaceId, [userId, phone]],
  );
  const own = rows.find((row) => row.phone === userId)?.id;
  if (own === undefined) return null;
  const other = rows.find((row) => row.phone === phone)?.id;
  if (other !== undefined) return merge(client, workspaceId, own, other);
  await client.query("UPDATE conversation SET phone = $2 WHERE id = $1", [own, phone]);
  return own;
}

/** What stands once for each conversation and thing, with the other half of its key. */
const ONCE = [
  ["conversation_label", "label_id"],
  ["conversation_mention", "member_id"],
] as const;
const MANY = ["inbound_message", "conversation_note", "conversation_answer", "scheduled_reply", "campaign"];

async function merge(client: SqlClient, workspaceId: string, from: string, into: string): Promise<string> {
  const ids = [workspaceId, from, into];
  for (const table of MANY)
    await client.query(
      `UPDATE ${table} SET conversation_id = $3 WHERE workspace_id = $1 AND conversation_id = $2`,
      ids,
    );
  for (const [table, key] of ONCE) {
    await client.query(
      `UPDATE ${table} t SET conversation_id = $3
       WHERE t.workspace_id = $1 AND t.conversation_id = $2
         AND NOT EXISTS (SELECT FROM ${table} o WHERE o.conversation_id = $3 AND o.${key} = t.${key})`,
      ids,
    );
    await client.query(
      `DELETE FROM ${table} WHERE workspace_id = $1 AND conversation_id = $2`,
      ids.slice(0, 2),
    );
  }
  await client.query(
    `UPDATE conversation v SET
       open = v.open OR o.open, unread = v.unread + o.unread,
       assignee_id = coalesce(v.assignee_id, o.assignee_id),
       waiting_since = least(v.waiting_since, o.waiting_since),
       snoozed_until = CASE WHEN v.snoozed_until IS NOT NULL AND o.snoozed_until IS NOT NULL
         THEN least(v.snoozed_until, o.snoozed_until) END,
       created_at = least(v.created_at, o.created_at),
       last_at = greatest(v.last_at, o.last_at),
       gateway_account_id = CASE WHEN o.last_at > v.last_at THEN o.gateway_account_id
         ELSE v.gateway_account_id END,
       last_text = CASE WHEN o.last_at > v.last_at THEN o.last_text ELSE v.last_text END,
       last_direction = CASE WHEN o.last_at > v.last_at THEN o.last_direction ELSE v.last_direction END,
       last_by_id = CASE WHEN o.last_at > v.last_at THEN o.last_by_id ELSE v.last_by_id END,
       last_by_name = CASE WHEN o.last_at > v.last_at THEN o.last_by_name ELSE v.last_by_name END,
       script = CASE WHEN o.last_at > v.last_at THEN o.script ELSE v.script END
     FROM conversation o WHERE v.workspace_id = $1 AND o.id = $2 AND v.id = $3`,
    ids,
  );
  await client.query("DELETE FROM conversation WHERE workspace_id = $1 AND id = $2", ids.slice(0, 2));
  return into;
}
