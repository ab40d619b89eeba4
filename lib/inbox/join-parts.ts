import type { InboundText, StoredInbound, TextPart } from "@/lib/gateways/callback.view";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import type { SqlClient } from "@/lib/platform/db/sql";

/** A long text, as far as its parts have come. */
export interface JoinedParts extends InboundText {
  /** The part that came first and holds the whole text; null when this one is it. */
  headId: number | null;
  /** This very part has come before. */
  repeatOf: number | null;
  complete: boolean;
}

interface IncomingPart extends StoredInbound {
  gatewayKind: string;
  part: TextPart;
  /** Milliseconds since the epoch. */
  receivedAt: number;
}

interface Stored {
  id: number;
  raw: Buffer;
  content_type: string;
  part_number: number;
  part_of_id: number | null;
}

/** Parts of one text come within this time; the gateway counts its references round after that. */
const WITHIN = "1 hour";

/**
 * Puts a part to those of its text that have come, in their order. The references of long texts
 * come again after a while: a part that is there already with other words begins a new text.
 * Null: its kind of gateway joins none, and each stands for itself.
 */
export async function joinParts(
  client: SqlClient,
  conversationId: string,
  own: IncomingPart,
): Promise<JoinedParts | null> {
  const { part } = own;
  const join = gatewayOf(own.gatewayKind).joinParts;
  if (!join) return null;
  const { rows } = await client.query<Stored>(
    `SELECT id, raw, content_type, part_number, part_of_id FROM inbound_message
     WHERE conversation_id = $1 AND part_reference = $2 AND part_total = $3 AND repeat_of_id IS NULL
       AND received_at BETWEEN to_timestamp($4::float8 / 1000) - interval '${WITHIN}'
         AND to_timestamp($4::float8 / 1000) + interval '${WITHIN}'
     ORDER BY id`,
    [conversationId, part.reference, part.total, own.receivedAt],
  );
  const head = rows.findLast((row) => row.part_of_id === null);
  const siblings = head ? rows.filter((row) => Number(row.part_of_id ?? row.id) === Number(head.id)) : [];
  const same = siblings.find((row) => row.part_number === part.number);
  const repeated = same !== undefined && join([stored(same)]).shown === join([own]).shown;
  const others = same === undefined || repeated ? siblings.filter((row) => row !== same) : [];
  const headId = head && (others.length > 0 || repeated) ? Number(head.id) : null;
  return {
    headId,
    repeatOf: repeated ? headId : null,
    complete: new Set([part.number, ...others.map((row) => row.part_number)]).size === part.total,
    ...join([...others.map(stored), own]),
  };
}

const stored = (row: Stored): StoredInbound => ({
  contentType: row.content_type,
  raw: row.raw.toString("latin1"),
});
