import { parsePhone } from "@/lib/core/phone-number";
import { confirmKeyword } from "@/lib/inbox/confirm-keyword";
import { expectMedia } from "@/lib/inbox/expect-media";
import { giveTurn } from "@/lib/inbox/give-turn";
import { findById, findRepeat, moveConversation, openConversation } from "@/lib/inbox/inbound-conversation";
import type { CalledMessage, IncomingMessage } from "@/lib/inbox/incoming-message";
import { joinParts } from "@/lib/inbox/join-parts";
import { type InboxRules, replyAway } from "@/lib/inbox/reply-away";
import { acted, insertMessage, type Reading, writeReading } from "@/lib/inbox/store-inbound";
import { liftDead, suppress, unsuppress } from "@/lib/opt-outs/change-suppression";
import { DEFAULT_KEYWORDS, type Keyword } from "@/lib/opt-outs/default-keywords.rules";
import { type OptOutReading, readOptOut } from "@/lib/opt-outs/read-opt-out.rules";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";
import { knowPerson } from "@/lib/whatsapp-people/know-person";

/**
 * Stores an inbound text with its raw call, puts it into its conversation, marks a probable repeat
 * (the request has no id and no time, so an identical one within a minute is kept and marked, never
 * dropped: I1), and acts on a stop or start word (I4). A part of a long text is put to the others,
 * and the whole is judged. One transaction.
 */
export async function receiveInboundMessage(
  call: CalledMessage,
): Promise<{ id: number; conversationId: string }> {
  return sql.transaction(async (client) => {
    const incoming: IncomingMessage = { ...call, phone: await addressOf(client, call) };
    const { id: conversationId, made } = await openConversation(client, incoming);
    const known = call.id === undefined ? null : await findById(client, call.gatewayAccountId, call.id);
    if (known !== null) return { id: known, conversationId };
    const joined = call.part && (await joinParts(client, conversationId, { ...call, part: call.part }));
    const repeatOf = joined
      ? joined.repeatOf
      : // A call with an id of its own is no repeat because of its words.
        call.id === undefined
        ? await findRepeat(client, conversationId, call.shown, call.receivedAt)
        : null;
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
    if (call.media) await expectMedia(client, incoming, id, call.media);
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
    if (!again && !settled) await welcome(client, incoming, conversationId);
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

/** Nothing that a person must do: somebody gets it, and outside the office hours that is said. */
async function welcome(client: SqlClient, incoming: IncomingMessage, conversationId: string): Promise<void> {
  const found = await client.query<InboxRules>(
    `SELECT slug, settings, time_zone AS "timeZone" FROM workspace WHERE id = $1`,
    [incoming.workspaceId],
  );
  const rules = found.rows[0];
  if (rules === undefined) return;
  await replyAway(client, incoming, conversationId, rules);
  await giveTurn(client, incoming.workspaceId, conversationId, rules.settings);
}

async function actOn(
  client: SqlClient,
  incoming: IncomingMessage,
  conversationId: string,
  reading: OptOutReading | null,
): Promise<void> {
  await liftDead(client, incoming);
  if (reading?.action === "stop" && (await suppress(client, incoming, reading.words)))
    await confirmKeyword(client, incoming, conversationId, "stop");
  if (reading?.action === "start" && (await unsuppress(client, incoming, reading.words)))
    await confirmKeyword(client, incoming, conversationId, "start");
}

/** Whoever hides their number is who the id says, by their phone where it was ever told. */
function addressOf(
  client: SqlClient,
  { workspaceId, phone, userId, profileName }: CalledMessage,
): Promise<string> | string {
  const digits = phone === null ? null : senderPhone(phone);
  if (userId !== undefined)
    return knowPerson(client, { workspaceId, userId, phone: digits, name: profileName ?? "" });
  if (digits === null) throw new Error("An inbound text names nobody.");
  return digits;
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

/** The workspace's own list; one that never edited it has the default. */
async function keywords(client: SqlClient, workspaceId: string): Promise<readonly Keyword[]> {
  const own = await client.query<Keyword>(
    "SELECT keyword, action FROM opt_out_keyword WHERE workspace_id = $1",
    [workspaceId],
  );
  return own.rows.length > 0 ? own.rows : DEFAULT_KEYWORDS;
}
