import { sql } from "@/lib/platform/db/sql";
import { erasedPhone } from "@/lib/retention/erased-phone";
import { erasingKey } from "@/lib/retention/erasing-key";

const AT_ONCE = 1_000;

/**
 * Empties texts that came in long ago and what they came as. A conversation that has been silent as
 * long loses its number, last words, notes and labels.
 */
export async function eraseInbound(workspaceId: string, days: number): Promise<number> {
  const key = await erasingKey(sql.pool(), workspaceId);
  let erased = 0;
  for (let after = 0; ; ) {
    const rows = await sql.query<{ id: number; phone: string }>(
      `SELECT id, phone
       FROM inbound_message
       WHERE workspace_id = $1 AND id > $2 AND received_at < now() - make_interval(days => $3) AND raw <> ''
       ORDER BY id LIMIT ${AT_ONCE}`,
      [workspaceId, after, days],
    );
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
    await sql.execute("DELETE FROM inbound_media WHERE workspace_id = $1 AND inbound_message_id = ANY ($2)", [
      workspaceId,
      rows.map((row) => row.id),
    ]);
    erased += await sql.execute(
      `UPDATE inbound_message m
       SET phone = u.phone, text = '', raw = '', sign_words = NULL, ip = NULL
       FROM unnest($2::bigint[], $3::text[]) AS u (id, phone)
       WHERE m.workspace_id = $1 AND m.id = u.id`,
      [workspaceId, rows.map((row) => row.id), rows.map((row) => erasedPhone(key, row.phone))],
    );
  }
  await eraseConversations(workspaceId, days, key);
  return erased;
}

/**
 * The id stands behind the number's mark: the same phone may have been erased in an older
 * conversation.
 */
async function eraseConversations(workspaceId: string, days: number, key: Buffer): Promise<void> {
  for (;;) {
    const rows = await sql.query<{ id: string; phone: string }>(
      `SELECT id, phone
       FROM conversation
       WHERE workspace_id = $1 AND last_at < now() - make_interval(days => $2) AND phone NOT LIKE 'x%'
       ORDER BY last_at LIMIT ${AT_ONCE}`,
      [workspaceId, days],
    );
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    await sql.execute(
      `DELETE FROM whatsapp_person
       WHERE workspace_id = $1 AND seen_at < now() - make_interval(days => $2)
         AND (user_id = ANY ($3) OR phone = ANY ($3))`,
      [workspaceId, days, rows.map((row) => row.phone)],
    );
    await sql.execute(
      "DELETE FROM conversation_label WHERE workspace_id = $1 AND conversation_id = ANY ($2)",
      [workspaceId, ids],
    );
    await sql.execute(
      "DELETE FROM conversation_mention WHERE workspace_id = $1 AND conversation_id = ANY ($2)",
      [workspaceId, ids],
    );
    await sql.execute(
      "DELETE FROM conversation_note WHERE workspace_id = $1 AND conversation_id = ANY ($2)",
      [workspaceId, ids],
    );
    await sql.execute("DELETE FROM scheduled_reply WHERE workspace_id = $1 AND conversation_id = ANY ($2)", [
      workspaceId,
      ids,
    ]);
    await sql.execute(
      `UPDATE conversation c
       SET phone = u.phone, last_text = '', open = false, unread = 0
       FROM unnest($2::uuid[], $3::text[]) AS u (id, phone)
       WHERE c.workspace_id = $1 AND c.id = u.id`,
      [workspaceId, ids, rows.map((row) => `${erasedPhone(key, row.phone)}-${row.id.slice(0, 8)}`)],
    );
  }
}
