import {
  INBOUND_PARAMETERS,
  readCallbackQuery,
  readValue,
} from "@/lib/gateways/spec-184/callback-query.rules";
import { type InboundValue, joinInboundParts } from "@/lib/gateways/spec-184/inbound-text.rules";
import type { TextPart } from "@/lib/gateways/spec-184/user-data-header.rules";
import type { SqlClient } from "@/lib/platform/db/sql";

/** A long text, as far as its parts have come. */
export interface JoinedParts {
  /** The part that came first and holds the whole text; null when this one is it. */
  headId: number | null;
  /** This very part has come before. */
  repeatOf: number | null;
  complete: boolean;
  text: string;
  shown: string;
  sure: boolean;
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
 */
export async function joinParts(
  client: SqlClient,
  conversationId: string,
  part: TextPart,
  own: InboundValue,
  receivedAt: number,
): Promise<JoinedParts> {
  const { rows } = await client.query<Stored>(
    `SELECT id, raw, content_type, part_number, part_of_id FROM inbound_message
     WHERE conversation_id = $1 AND part_reference = $2 AND part_total = $3 AND repeat_of_id IS NULL
       AND received_at BETWEEN to_timestamp($4::float8 / 1000) - interval '${WITHIN}' AND to_timestamp($4::float8 / 1000) + interval '${WITHIN}'
     ORDER BY id`,
    [conversationId, part.reference, part.total, receivedAt],
  );
  const head = rows.findLast((row) => row.part_of_id === null);
  const siblings = head ? rows.filter((row) => Number(row.part_of_id ?? row.id) === Number(head.id)) : [];
  const same = siblings.find((row) => row.part_number === part.number);
  const repeated = same !== undefined && storedValue(same).value.raw === own.value.raw;
  const others = same === undefined || repeated ? siblings.filter((row) => row !== same) : [];
  const headId = head && (others.length > 0 || repeated) ? Number(head.id) : null;
  return {
    headId,
    repeatOf: repeated ? headId : null,
    complete: new Set([part.number, ...others.map((row) => row.part_number)]).size === part.total,
    ...joinInboundParts([...others.map(storedValue), own]),
  };
}

function storedValue(row: Stored): InboundValue {
  const query = readCallbackQuery(row.raw.toString("latin1"), INBOUND_PARAMETERS);
  return { contentType: row.content_type, value: query.values.get("msg") ?? readValue("") };
}
