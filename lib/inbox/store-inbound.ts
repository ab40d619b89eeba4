import type { TextPart } from "@/lib/gateways/callback.view";
import type { IncomingMessage } from "@/lib/inbox/incoming-message";
import type { OptOutReading } from "@/lib/opt-outs/read-opt-out.rules";
import type { SqlClient } from "@/lib/platform/db/sql";

/** What a message shows, and what it says about being texted. */
export interface Reading {
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

/** What was done at once; a review is for a person. */
export const acted = (reading: OptOutReading | null) =>
  reading && reading.action !== "review" ? reading.action : null;

/** A clock that goes ahead of ours does not lengthen what is counted from it. */
const writtenAt = ({ writtenAt, receivedAt }: IncomingMessage): number | null =>
  writtenAt === undefined ? null : Math.min(writtenAt, receivedAt);

export async function insertMessage(
  client: SqlClient,
  incoming: IncomingMessage,
  kept: Kept,
): Promise<number> {
  const stored = await client.query<{ id: number }>(
    `INSERT INTO inbound_message (workspace_id, gateway_account_id, conversation_id, phone, short_code,
       content_type, text, raw, ip, received_at, repeat_of_id,
       part_reference, part_number, part_total, part_of_id, readable, keyword_action, sign, sign_words,
       review, gateway_message_id, written_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::float8 / 1000), $11, $12, $13, $14, $15,
       $16, $17, $18, $19, $20, $21, to_timestamp($22::float8 / 1000))
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
      incoming.id ?? null,
      writtenAt(incoming),
    ],
  );
  return Number(stored.rows[0]?.id);
}

/**
 * Of a long text, with one more part of it. What a person has decided about it stays. A review that
 * waited for no reason, as the whole shows, is over, and the texts that it held back go out.
 */
export async function writeReading(
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
