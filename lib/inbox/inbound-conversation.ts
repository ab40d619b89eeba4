import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { IncomingMessage } from "@/lib/inbox/incoming-message";
import { scriptOf } from "@/lib/inbox/script-of.rules";
import type { SqlClient } from "@/lib/platform/db/sql";

interface Opened {
  id: string;
  made: boolean;
}

/**
 * Takes the conversation's row first: of several calls at once each sees what the one before has
 * stored. One of SMS is that of a phone and a short code; what a phone writes by WhatsApp stands
 * beside its SMS, in the conversation that said something last.
 */
export async function openConversation(client: SqlClient, incoming: IncomingMessage): Promise<Opened> {
  const byPhone = gatewayOf(incoming.gatewayKind).channel === "whatsapp";
  const take = () => (byPhone ? takeNewest(client, incoming) : takeByShortCode(client, incoming));
  const known = await take();
  if (known !== null) return { id: known, made: false };
  // Two first texts of one person, one by each channel, are one conversation.
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 194))", [
    incoming.workspaceId,
    incoming.phone,
  ]);
  const meanwhile = byPhone ? await take() : null;
  if (meanwhile !== null) return { id: meanwhile, made: false };
  return make(client, byPhone ? { ...incoming, shortCode: "" } : incoming);
}

async function takeByShortCode(
  client: SqlClient,
  { workspaceId, gatewayAccountId, phone, shortCode }: IncomingMessage,
): Promise<string | null> {
  const taken = await client.query<{ id: string }>(
    `UPDATE conversation SET gateway_account_id = $4
     WHERE workspace_id = $1 AND phone = $2 AND short_code = $3 RETURNING id`,
    [workspaceId, phone, shortCode, gatewayAccountId],
  );
  return taken.rows[0]?.id ?? null;
}

async function takeNewest(
  client: SqlClient,
  { workspaceId, gatewayAccountId, phone }: IncomingMessage,
): Promise<string | null> {
  const taken = await client.query<{ id: string }>(
    `UPDATE conversation SET gateway_account_id = $3
     WHERE id = (SELECT id FROM conversation
       WHERE workspace_id = $1 AND phone = $2 ORDER BY last_at DESC, id LIMIT 1 FOR UPDATE)
     RETURNING id`,
    [workspaceId, phone, gatewayAccountId],
  );
  return taken.rows[0]?.id ?? null;
}

async function make(client: SqlClient, incoming: IncomingMessage): Promise<Opened> {
  const rows = await client.query<Opened>(
    `INSERT INTO conversation (workspace_id, gateway_account_id, phone, short_code, last_at)
     VALUES ($1, $2, $3, $4, to_timestamp($5::float8 / 1000))
     ON CONFLICT (workspace_id, phone, short_code)
       DO UPDATE SET gateway_account_id = excluded.gateway_account_id
     RETURNING id, xmax = 0 AS made`,
    [
      incoming.workspaceId,
      incoming.gatewayAccountId,
      incoming.phone,
      incoming.shortCode,
      incoming.receivedAt,
    ],
  );
  const found = rows.rows[0] as Opened;
  return found.made && incoming.shortCode !== "" ? joinStarted(client, incoming, found) : found;
}

/**
 * Somebody of us began with this phone, or it wrote by WhatsApp, and no short code was known then:
 * what it texts belongs there, not into a conversation of its own.
 */
async function joinStarted(
  client: SqlClient,
  { workspaceId, gatewayAccountId, phone, shortCode }: IncomingMessage,
  made: Opened,
): Promise<Opened> {
  const started = await client.query<{ id: string }>(
    "SELECT id FROM conversation WHERE workspace_id = $1 AND phone = $2 AND short_code = '' FOR UPDATE",
    [workspaceId, phone],
  );
  const id = started.rows[0]?.id;
  if (id === undefined) return made;
  await client.query("DELETE FROM conversation WHERE id = $1", [made.id]);
  await client.query("UPDATE conversation SET short_code = $2, gateway_account_id = $3 WHERE id = $1", [
    id,
    shortCode,
    gatewayAccountId,
  ]);
  return { id, made: false };
}

/** What came before with the gateway's own id: this is the same again. */
export async function findById(client: SqlClient, accountId: string, id: string): Promise<number | null> {
  const found = await client.query<{ id: number }>(
    "SELECT id FROM inbound_message WHERE gateway_account_id = $1 AND gateway_message_id = $2",
    [accountId, id],
  );
  return found.rows[0] ? Number(found.rows[0].id) : null;
}

export async function findRepeat(
  client: SqlClient,
  conversationId: string,
  text: string,
  receivedAt: number,
): Promise<number | null> {
  const found = await client.query<{ id: number }>(
    `SELECT id
     FROM inbound_message
     WHERE conversation_id = $1 AND text = $2 AND repeat_of_id IS NULL AND part_total IS NULL
       AND received_at > to_timestamp($3::float8 / 1000) - interval '1 minute'
       AND received_at < to_timestamp($3::float8 / 1000) + interval '1 minute'
     ORDER BY id DESC LIMIT 1`,
    [conversationId, text, receivedAt],
  );
  return found.rows[0]?.id ?? null;
}

interface Said {
  text: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** More of what came before: the same words, or another part of them. */
  again: boolean;
  /** A stop or start word that was obeyed: nobody has to do anything. */
  settled: boolean;
  /** The conversation begins with it. */
  made: boolean;
}

/**
 * To the top and open again. A repeat is one more of the same: it makes a read conversation unread,
 * and counts no further. What a keyword settled waits for nobody.
 */
export async function moveConversation(
  client: SqlClient,
  id: string,
  { text, at, again, settled, made }: Said,
): Promise<void> {
  await client.query(
    `UPDATE conversation SET open = CASE WHEN $5 THEN open AND NOT $6 ELSE true END,
       unread = CASE WHEN $5 THEN unread WHEN $4 THEN greatest(unread, 1) ELSE unread + 1 END,
       waiting_since = CASE WHEN $5 THEN waiting_since
         ELSE coalesce(waiting_since, to_timestamp($3::float8 / 1000)) END,
       snoozed_until = CASE WHEN $5 THEN snoozed_until END,
       script = CASE WHEN $7 = '' THEN script ELSE $7 END,
       last_text = CASE WHEN last_at <= to_timestamp($3::float8 / 1000) THEN $2 ELSE last_text END,
       last_direction = CASE
         WHEN last_at <= to_timestamp($3::float8 / 1000) THEN 'in'
         ELSE last_direction END,
       last_at = greatest(last_at, to_timestamp($3::float8 / 1000))
     WHERE id = $1`,
    [id, text.slice(0, 200), at, again, settled, made, scriptOf(text)],
  );
}
