import { DEFAULT_KEYWORDS, inboundText, type Keyword, matchKeyword } from "@/lib/inbox/inbound-text.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/** An inbound text as it came. */
export interface IncomingMessage {
  workspaceId: string;
  gatewayAccountId: string;
  phone: string;
  shortCode: string;
  contentType: string;
  message: string;
  raw: string;
  ip: string | null;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

/**
 * Stores an inbound text with its raw call, puts it into its conversation, marks a probable repeat (the request has no id and no time, so an identical one
 * within a minute is kept and marked, never dropped: I1), and acts on a stop or start word (I4). One transaction.
 */
export async function receiveInboundMessage(incoming: IncomingMessage): Promise<{ id: number; conversationId: string }> {
  const text = inboundText(incoming.contentType, incoming.message);
  return sql.transaction(async (client) => {
    const conversationId = await openConversation(client, incoming, text);
    const repeat = await client.query<{ id: number }>(
      `SELECT id FROM inbound_message WHERE conversation_id = $1 AND text = $2 AND repeat_of_id IS NULL
         AND received_at > to_timestamp($3::float8 / 1000) - interval '1 minute' ORDER BY id DESC LIMIT 1`,
      [conversationId, text, incoming.receivedAt],
    );
    const match = matchKeyword(text, await keywords(client, incoming.workspaceId));
    const stored = await client.query<{ id: number }>(
      `INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code, content_type, text, raw, ip, received_at, repeat_of_id,
         keyword_action, review)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::float8 / 1000), $11, $12, $13) RETURNING id`,
      [
        incoming.workspaceId,
        incoming.gatewayAccountId,
        conversationId,
        incoming.phone,
        incoming.shortCode,
        incoming.contentType,
        text,
        Buffer.from(incoming.raw, "latin1"),
        incoming.ip,
        incoming.receivedAt,
        repeat.rows[0]?.id ?? null,
        match && match.action !== "review" ? match.action : null,
        match?.action === "review" ? "waiting" : null,
      ],
    );
    if (match?.action === "stop") await suppress(client, incoming, match.keyword);
    if (match?.action === "start") await unsuppress(client, incoming);
    await notify(client, { workspaceId: incoming.workspaceId, topic: "conversation", id: conversationId });
    return { id: stored.rows[0]?.id as number, conversationId };
  });
}

async function openConversation(client: SqlClient, incoming: IncomingMessage, text: string): Promise<string> {
  const rows = await client.query<{ id: string }>(
    `INSERT INTO conversation AS c (workspace_id, gateway_account_id, phone, short_code, unread, last_text, last_direction, last_at)
     VALUES ($1, $2, $3, $4, 1, $5, 'in', to_timestamp($6::float8 / 1000))
     ON CONFLICT (workspace_id, phone, short_code) DO UPDATE SET unread = c.unread + 1, open = true, last_text = excluded.last_text, last_direction = 'in',
       last_at = greatest(c.last_at, excluded.last_at), gateway_account_id = excluded.gateway_account_id
     RETURNING id`,
    [incoming.workspaceId, incoming.gatewayAccountId, incoming.phone, incoming.shortCode, text.slice(0, 200), incoming.receivedAt],
  );
  return rows.rows[0]?.id as string;
}

/** The workspace's own list; one that never edited it has the default. */
async function keywords(client: SqlClient, workspaceId: string): Promise<readonly Keyword[]> {
  const own = await client.query<Keyword>("SELECT keyword, action FROM opt_out_keyword WHERE workspace_id = $1", [workspaceId]);
  return own.rows.length > 0 ? own.rows : DEFAULT_KEYWORDS;
}

async function suppress(client: SqlClient, incoming: IncomingMessage, keyword: string): Promise<void> {
  const added = await client.query(
    `INSERT INTO suppression (workspace_id, phone, reason, source, note) VALUES ($1, $2, 'stop', 'inbound', $3) ON CONFLICT DO NOTHING RETURNING phone`,
    [incoming.workspaceId, incoming.phone, `Texted "${keyword}" to ${incoming.shortCode}.`],
  );
  if (added.rows.length > 0) await auditKeyword(client, incoming, "suppression.added", keyword);
}

async function unsuppress(client: SqlClient, incoming: IncomingMessage): Promise<void> {
  const removed = await client.query(`DELETE FROM suppression WHERE workspace_id = $1 AND phone = $2 AND reason = 'stop' RETURNING phone`, [
    incoming.workspaceId,
    incoming.phone,
  ]);
  if (removed.rows.length > 0) await auditKeyword(client, incoming, "suppression.removed", "start");
}

async function auditKeyword(client: SqlClient, incoming: IncomingMessage, action: string, keyword: string): Promise<void> {
  await client.query(
    `INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after, ip)
     VALUES ($1, 'system', 'inbound', 'Inbound message', $2, 'suppression', $3, $4, $5)`,
    [incoming.workspaceId, action, incoming.phone, JSON.stringify({ keyword }), incoming.ip],
  );
}
