import { readablePhone } from "@/lib/core/readable-phone";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { joinConversations } from "@/lib/whatsapp-people/join-conversations";
import type { Joined } from "@/lib/whatsapp-people/joined";

/**
 * The phone of somebody is told who was known by an id alone: everything kept under the id goes on
 * under the phone, so that they are one person, with all of their texts, and what stopped the one
 * stops the other.
 */
export async function joinPerson(client: SqlClient, joined: Joined): Promise<void> {
  const { workspaceId, userId, phone } = joined;
  const held = await client.query(
    `SELECT FROM conversation WHERE workspace_id = $1 AND phone = $2
     UNION ALL SELECT FROM suppression WHERE workspace_id = $1 AND phone = $2
     UNION ALL SELECT FROM channel_stop WHERE workspace_id = $1 AND phone = $2 LIMIT 1`,
    [workspaceId, userId],
  );
  if (held.rowCount === 0) return;
  const conversationId = await joinConversations(client, joined);
  await client.query(
    `UPDATE inbound_message SET phone = $3
     WHERE workspace_id = $1 AND conversation_id = $4 AND phone = $2`,
    [workspaceId, userId, phone, conversationId],
  );
  await client.query(
    `UPDATE message m SET phone = $3 FROM campaign c
     WHERE c.workspace_id = $1 AND c.conversation_id = $4 AND m.campaign_id = c.id AND m.phone = $2`,
    [workspaceId, userId, phone, conversationId],
  );
  await client.query(
    `UPDATE campaign SET name = $3, audience = jsonb_set(audience, '{phones}', jsonb_build_array($5::text))
     WHERE workspace_id = $1 AND conversation_id = $4 AND name = $2`,
    [workspaceId, userId, readablePhone(phone), conversationId, phone],
  );
  await moveStops(client, joined);
  await moveActivity(client, joined);
  await notify(client, { workspaceId, topic: "contact" });
  if (conversationId !== null)
    await notify(client, { workspaceId, topic: "conversation", id: conversationId });
}

/** What the phone has already stays as it is. */
async function moveStops(client: SqlClient, { workspaceId, userId, phone }: Joined): Promise<void> {
  await client.query(
    `INSERT INTO suppression (workspace_id, phone, reason, source, note, created_by_id, created_at)
     SELECT workspace_id, $3, reason, source, note, created_by_id, created_at
     FROM suppression WHERE workspace_id = $1 AND phone = $2
     ON CONFLICT DO NOTHING`,
    [workspaceId, userId, phone],
  );
  await client.query(
    `INSERT INTO channel_stop (workspace_id, phone, channel, reason, source, note, created_by_id, created_at)
     SELECT workspace_id, $3, channel, reason, source, note, created_by_id, created_at
     FROM channel_stop WHERE workspace_id = $1 AND phone = $2
     ON CONFLICT DO NOTHING`,
    [workspaceId, userId, phone],
  );
  for (const table of ["suppression", "channel_stop"])
    await client.query(`DELETE FROM ${table} WHERE workspace_id = $1 AND phone = $2`, [workspaceId, userId]);
}

async function moveActivity(client: SqlClient, { workspaceId, userId, phone }: Joined): Promise<void> {
  await client.query(
    `INSERT INTO phone_activity AS a
       (workspace_id, phone, last_texted, last_delivered, last_lasting, whatsapp_at, no_whatsapp_at)
     SELECT workspace_id, $3, last_texted, last_delivered, last_lasting, whatsapp_at, no_whatsapp_at
     FROM phone_activity WHERE workspace_id = $1 AND phone = $2
     ON CONFLICT (workspace_id, phone) DO UPDATE SET
       last_texted = greatest(a.last_texted, excluded.last_texted),
       last_delivered = greatest(a.last_delivered, excluded.last_delivered),
       last_lasting = greatest(a.last_lasting, excluded.last_lasting),
       whatsapp_at = greatest(a.whatsapp_at, excluded.whatsapp_at),
       no_whatsapp_at = greatest(a.no_whatsapp_at, excluded.no_whatsapp_at)`,
    [workspaceId, userId, phone],
  );
  for (const table of ["phone_activity", "away_reply"])
    await client.query(`DELETE FROM ${table} WHERE workspace_id = $1 AND phone = $2`, [workspaceId, userId]);
}
