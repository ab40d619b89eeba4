import { parsePhone } from "@/lib/core/phone-number";
import type { InboundEvent, TextPart } from "@/lib/gateways/callback.view";
import { confirmKeyword } from "@/lib/inbox/confirm-keyword";
import { joinParts } from "@/lib/inbox/join-parts";
import { scriptOf } from "@/lib/inbox/script-of.rules";
import { suppress, unsuppress } from "@/lib/opt-outs/change-suppression";
import { DEFAULT_KEYWORDS, type Keyword } from "@/lib/opt-outs/default-keywords.rules";
import { type OptOutReading, readOptOut } from "@/lib/opt-outs/read-opt-out.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";

/** An inbound text as its gateway read it. */
export interface IncomingMessage extends Omit<InboundEvent, "kind" | "to"> {
  workspaceId: string;
  gatewayAccountId: string;
  gatewayKind: string;
  shortCode: string;
  ip: string | null;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

/**
 * Stores an inbound text with its raw call, puts it into its conversation, marks a probable repeat
 * (the request has no id and no time, so an identical one within a minute is kept and marked, never
 * dropped: I1), and acts on a stop or start word (I4). A part of a long text is put to the others,
 * and the whole is judged. One transaction.
 */
export async function receiveInboundMessage(
  call: IncomingMessage,
): Promise<{ id: number; conversationId: string }> {
  const incoming = { ...call, phone: senderPhone(call.phone) };
  return sql.transaction(async (client) => {
    const { id: conversationId, made } = await openConversation(client, incoming);
    const joined = call.part && (await joinParts(client, conversationId, { ...call, part: call.part }));
    const repeatOf = joined
      ? joined.repeatOf
      : await findRepeat(client, conversationId, call.shown, call.receivedAt);
    const { text, shown, sure } = joined ?? call;
    const said = readOptOut(text, await keywords(client, call.workspaceId), { sure });
    const reading = joined?.complete === false ? unfinished(said) : said;
    const repeat = repeatOf !== null;
    const shows: Reading = { text: shown, sure, reading, review: reading?.action === "review" && !repeat };
    const headId = joined?.headId ?? null;
    const own =
      headId === null || repeat ? shows : { text: call.shown, sure: call.sure, reading: null, review: false };
    const id = await insertMessage(client, incoming, {
      conversationId,
      part: call.part,
      headId,
      repeatOf,
      ...own,
    });
    if (headId !== null && !repeat) await writeReading(client, headId, shows);
    const again = repeat || headId !== null;
    const settled = acted(reading) !== null;
    await moveConversation(client, conversationId, {
      text: shown,
      at: call.receivedAt,
      again,
      settled,
      made,
    });
    await actOn(client, incoming, conversationId, reading);
    await notify(client, { workspaceId: call.workspaceId, topic: "conversation", id: conversationId });
    await enqueueWebhook(client, {
      workspaceId: call.workspaceId,
      event: "inbound.received",
      data: {
        id: String(id),
        conversationId,
        phone: incoming.phone,
        shortCode: incoming.shortCode,
        text: shown,
        receivedAt: new Date(call.receivedAt).toISOString(),
        keyword: reading && reading.action !== "review" ? reading.action : null,
        review: reading?.action === "review",
        readable: sure,
        part: call.part && { number: call.part.number, total: call.part.total },
        repeat,
      },
    });
    return { id, conversationId };
  });
}

/** What more of the text may turn into something else is left to a person. */
function unfinished(reading: OptOutReading | null): OptOutReading | null {
  if (reading?.action === "start") return null;
  return reading && { ...reading, action: "review" };
}

async function actOn(
  client: SqlClient,
  incoming: IncomingMessage,
  conversationId: string,
  reading: OptOutReading | null,
): Promise<void> {
  if (reading?.action === "stop" && (await suppress(client, incoming, reading.words)))
    await confirmKeyword(client, incoming, conversationId, "stop");
  if (reading?.action === "start" && (await unsuppress(client, incoming, reading.words)))
    await confirmKeyword(client, incoming, conversationId, "start");
}

/** What a message shows, and what it says about being texted. */
interface Reading {
  text: string;
  sure: boolean;
  reading: OptOutReading | null;
  review: boolean;
}

interface Kept extends Reading {
  conversationId: string;
  part: TextPart | null;
  /** The message that shows the whole text, when that is another. */
  headId: number | null;
  repeatOf: number | null;
}

const acted = (reading: OptOutReading | null) =>
  reading && reading.action !== "review" ? reading.action : null;

async function insertMessage(client: SqlClient, incoming: IncomingMessage, kept: Kept): Promise<number> {
  const stored = await client.query<{ id: number }>(
    `INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code,
       content_type, text, raw, ip, received_at, repeat_of_id,
       part_reference, part_number, part_total, part_of_id, readable, keyword_action, sign, sign_words,
       review)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::float8 / 1000), $11, $12, $13, $14, $15,
       $16, $17, $18, $19, $20)
     RETURNING id`,
    [
      incoming.workspaceId,
      incoming.gatewayAccountId,
      kept.conversationId,
      incoming.phone,
      incoming.shortCode,
      incoming.contentType,
      kept.text,
      Buffer.from(incoming.raw, "latin1"),
      incoming.ip,
      incoming.receivedAt,
      kept.repeatOf,
      kept.part?.reference ?? null,
      kept.part?.number ?? null,
      kept.part?.total ?? null,
      kept.repeatOf === null ? kept.headId : null,
      kept.sure,
      acted(kept.reading),
      kept.reading?.sign ?? null,
      kept.reading?.words ?? null,
      kept.review ? "waiting" : null,
    ],
  );
  return Number(stored.rows[0]?.id);
}

/**
 * Of a long text, with one more part of it. What a person has decided about it stays. A review that
 * waited for no reason, as the whole shows, is over, and the texts that it held back go out.
 */
async function writeReading(
  client: SqlClient,
  id: number,
  { text, sure, reading, review }: Reading,
): Promise<void> {
  await client.query(
    `UPDATE inbound_message SET text = $2, readable = $3, keyword_action = $4, sign = $5, sign_words = $6,
       review = CASE WHEN review IN ('stopped', 'dismissed') THEN review WHEN $7 THEN 'waiting' END,
       reviewed_at = CASE WHEN review = 'waiting' AND NOT $7 THEN now() ELSE reviewed_at END
     WHERE id = $1`,
    [id, text, sure, acted(reading), reading?.sign ?? null, reading?.words ?? null, review],
  );
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
async function openConversation(
  client: SqlClient,
  incoming: IncomingMessage,
): Promise<{ id: string; made: boolean }> {
  const rows = await client.query<{ id: string; made: boolean }>(
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
  return rows.rows[0] as { id: string; made: boolean };
}

async function findRepeat(
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
async function moveConversation(
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

/** The workspace's own list; one that never edited it has the default. */
async function keywords(client: SqlClient, workspaceId: string): Promise<readonly Keyword[]> {
  const own = await client.query<Keyword>(
    "SELECT keyword, action FROM opt_out_keyword WHERE workspace_id = $1",
    [workspaceId],
  );
  return own.rows.length > 0 ? own.rows : DEFAULT_KEYWORDS;
}
