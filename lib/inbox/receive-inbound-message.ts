import { maskPhone, parsePhone } from "@/lib/core/phone-number";
import { inboundText } from "@/lib/gateways/spec-184/inbound-text.rules";
import { confirmKeyword } from "@/lib/inbox/confirm-keyword";
import { DEFAULT_KEYWORDS, type Keyword, matchKeyword } from "@/lib/inbox/keyword.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";

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
 * Stores an inbound text with its raw call, puts it into its conversation, marks a probable repeat
 * (the request has no id and no time, so an identical one within a minute is kept and marked, never
 * dropped: I1), and acts on a stop or start word (I4). One transaction.
 */
export async function receiveInboundMessage(
  call: IncomingMessage,
): Promise<{ id: number; conversationId: string }> {
  // A value that was cut in the middle of a surrogate pair is not a text that Postgres' JSON takes,
  // and would never be stored.
  const incoming = {
    ...call,
    phone: senderPhone(call.phone.toWellFormed()),
    shortCode: call.shortCode.toWellFormed(),
    contentType: call.contentType.toWellFormed(),
    message: call.message.toWellFormed(),
  };
  const text = inboundText(incoming.contentType, incoming.message);
  return sql.transaction(async (client) => {
    const conversationId = await openConversation(client, incoming);
    const repeatOf = await findRepeat(client, conversationId, text, incoming.receivedAt);
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
        repeatOf,
        match && match.action !== "review" ? match.action : null,
        match?.action === "review" && repeatOf === null ? "waiting" : null,
      ],
    );
    await moveConversation(client, conversationId, text, incoming.receivedAt, repeatOf !== null);
    if (match?.action === "stop" && (await suppress(client, incoming, match.keyword))) {
      await confirmKeyword(client, incoming, conversationId, "stop");
    }
    if (match?.action === "start" && (await unsuppress(client, incoming, match.keyword))) {
      await confirmKeyword(client, incoming, conversationId, "start");
    }
    await notify(client, { workspaceId: incoming.workspaceId, topic: "conversation", id: conversationId });
    await enqueueWebhook(client, {
      workspaceId: incoming.workspaceId,
      event: "inbound.received",
      data: {
        id: String(stored.rows[0]?.id),
        conversationId,
        phone: incoming.phone,
        shortCode: incoming.shortCode,
        text,
        receivedAt: new Date(incoming.receivedAt).toISOString(),
        keyword: match && match.action !== "review" ? match.action : null,
        repeat: repeatOf !== null,
      },
    });
    return { id: stored.rows[0]?.id as number, conversationId };
  });
}

/**
 * Suppressions, contacts and campaigns know a phone as digits with its country code, and the
 * gateway says the customer's number in that form. One that is written with a plus, spaces or
 * dashes is the same phone; what is no number (a name) stays as it came.
 */
function senderPhone(sender: string): string {
  const read = parsePhone(sender.startsWith("+") ? sender : `+${sender}`, "");
  return read.ok ? read.phone : sender.replace(/^\+/, "");
}

/**
 * Takes the conversation's row first: of several calls at once each sees what the one before has
 * stored.
 */
async function openConversation(client: SqlClient, incoming: IncomingMessage): Promise<string> {
  const rows = await client.query<{ id: string }>(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_at) VALUES ($1, $2, $3, $4, to_timestamp($5::float8 / 1000))
     ON CONFLICT (workspace_id, phone, short_code) DO UPDATE SET gateway_account_id = excluded.gateway_account_id RETURNING id`,
    [
      incoming.workspaceId,
      incoming.gatewayAccountId,
      incoming.phone,
      incoming.shortCode,
      incoming.receivedAt,
    ],
  );
  return rows.rows[0]?.id as string;
}

async function findRepeat(
  client: SqlClient,
  conversationId: string,
  text: string,
  receivedAt: number,
): Promise<number | null> {
  const found = await client.query<{ id: number }>(
    `SELECT id FROM inbound_message WHERE conversation_id = $1 AND text = $2 AND repeat_of_id IS NULL
       AND received_at > to_timestamp($3::float8 / 1000) - interval '1 minute' AND received_at < to_timestamp($3::float8 / 1000) + interval '1 minute'
     ORDER BY id DESC LIMIT 1`,
    [conversationId, text, receivedAt],
  );
  return found.rows[0]?.id ?? null;
}

/**
 * To the top and open again. A repeat is one more of the same: it makes a read conversation unread,
 * and counts no further.
 */
async function moveConversation(
  client: SqlClient,
  id: string,
  text: string,
  receivedAt: number,
  repeat: boolean,
): Promise<void> {
  await client.query(
    `UPDATE conversation SET open = true, unread = CASE WHEN $4 THEN greatest(unread, 1) ELSE unread + 1 END,
       last_text = CASE WHEN last_at <= to_timestamp($3::float8 / 1000) THEN $2 ELSE last_text END,
       last_direction = CASE WHEN last_at <= to_timestamp($3::float8 / 1000) THEN 'in' ELSE last_direction END,
       last_at = greatest(last_at, to_timestamp($3::float8 / 1000))
     WHERE id = $1`,
    [id, text.slice(0, 200), receivedAt, repeat],
  );
}

/** The workspace's own list; one that never edited it has the default. */
async function keywords(client: SqlClient, workspaceId: string): Promise<readonly Keyword[]> {
  const own = await client.query<Keyword>(
    "SELECT keyword, action FROM opt_out_keyword WHERE workspace_id = $1",
    [workspaceId],
  );
  return own.rows.length > 0 ? own.rows : DEFAULT_KEYWORDS;
}

async function suppress(client: SqlClient, incoming: IncomingMessage, keyword: string): Promise<boolean> {
  const added = await client.query(
    `INSERT INTO suppression (workspace_id, phone, reason, source, note) VALUES ($1, $2, 'stop', 'keyword', $3) ON CONFLICT DO NOTHING RETURNING phone`,
    [incoming.workspaceId, incoming.phone, `Texted "${keyword}" to ${incoming.shortCode}.`],
  );
  if (added.rows.length === 0) return false;
  await recordKeyword(client, incoming, "suppression.added", keyword);
  return true;
}

/**
 * Only what the person's own text began: an entry of a colleague or a program stays, whatever its
 * reason says.
 */
async function unsuppress(client: SqlClient, incoming: IncomingMessage, keyword: string): Promise<boolean> {
  const removed = await client.query(
    "DELETE FROM suppression WHERE workspace_id = $1 AND phone = $2 AND source IN ('keyword', 'review') RETURNING phone",
    [incoming.workspaceId, incoming.phone],
  );
  if (removed.rows.length === 0) return false;
  await recordKeyword(client, incoming, "suppression.removed", keyword);
  return true;
}

async function recordKeyword(
  client: SqlClient,
  incoming: IncomingMessage,
  action: string,
  keyword: string,
): Promise<void> {
  await client.query(
    `INSERT INTO audit_entry (workspace_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after, ip)
     VALUES ($1, 'system', 'inbound', 'Inbound message', $2, 'suppression', $3, $4, $5)`,
    [incoming.workspaceId, action, maskPhone(incoming.phone), JSON.stringify({ keyword }), incoming.ip],
  );
  await notify(client, { workspaceId: incoming.workspaceId, topic: "contact" });
}
