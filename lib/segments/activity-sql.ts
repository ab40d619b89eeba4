import { DateTime } from "luxon";
import { lastingCodes } from "@/lib/gateways/gateway-of";
import { type Asking, type Compile, instantsOf } from "@/lib/segments/asking";
import type { Parameter } from "@/lib/segments/parameter";
import type { Operator } from "@/lib/segments/segment.rules";
import { amongPredicate, type People } from "@/lib/segments/ways";

export type Moment = "lastTexted" | "lastDelivered" | "lastReplied";

/** Campaigns that were not folded in since they changed: whoever asks looks at their messages. */
const OPEN = "m.campaign_id = ANY (ARRAY(SELECT unnest(activity_open($1::uuid))))";

const OF_MESSAGE = {
  lastTexted: { folded: "last_texted", at: "m.sent_at", which: "m.sent_at IS NOT NULL" },
  lastDelivered: { folded: "last_delivered", at: "m.final_at", which: "m.status = 'delivered'" },
} as const;

/** Phones of which anything of a kind came to pass from an instant on. */
function since(field: Moment, from: string | null): People[] {
  const after = (column: string) => (from === null ? "" : ` AND ${column} >= ${from}`);
  if (field === "lastReplied")
    return [
      {
        key: "v.phone",
        from: "conversation v JOIN inbound_message i ON i.conversation_id = v.id",
        where: `v.workspace_id = $1::uuid${after("i.received_at")}`,
      },
    ];
  const { folded, at, which } = OF_MESSAGE[field];
  return [
    {
      key: "a.phone",
      from: "phone_activity a",
      where: `a.workspace_id = $1::uuid AND a.${folded} IS NOT NULL${after(`a.${folded}`)}`,
      once: true,
    },
    { key: "m.phone", from: "message m", where: `${OPEN} AND ${which}${after(at)}` },
  ];
}

/** Phones that were texted from an instant on, all of them at once. */
export const textedSince = (from: string): string => `(
  SELECT a.phone FROM phone_activity a WHERE a.workspace_id = $1::uuid AND a.last_texted >= ${from}
  UNION ALL
  SELECT m.phone FROM message m WHERE ${OPEN} AND m.sent_at >= ${from})`;

/**
 * When a number was texted, reached or heard of last: what was folded in, and the messages of the
 * campaigns that were not yet, so that the answer is exact at any time (S30).
 */
export function momentSql(field: Moment, is: Operator, value: unknown, compile: Compile): string {
  const { parameter, ways } = compile;
  if (is === "isEmpty") return `(NOT ${ways.among("c.phone", since(field, null))})`;
  const { from, before } = instantsOf(is, value, compile);
  const at = (moment: DateTime) => parameter(moment.toUTC().toISO(), "timestamptz");
  const some = ways.among("c.phone", since(field, from === null ? null : at(from)));
  return before === null ? some : `(${some} AND NOT ${ways.among("c.phone", since(field, at(before)))})`;
}

/** Whether a phone was texted within so many days: for contacts and for pasted phones. */
export function textedWithin(days: number, asking: Asking, parameter: Parameter): (phone: string) => string {
  const from = parameter(
    DateTime.fromISO(asking.now)
      .minus({ hours: 24 * days })
      .toUTC()
      .toISO(),
    "timestamptz",
  );
  return (phone) => amongPredicate(phone, since("lastTexted", from));
}

/** A text to it failed for a reason that lasts, and none arrived since. */
export function notInServiceSql(wanted: boolean, { parameter, ways }: Compile): string {
  const codes = parameter(lastingCodes(), "text[]");
  const failed: People = {
    key: "told.phone",
    from: `(
      SELECT a.phone, a.last_lasting AS at FROM phone_activity a
      WHERE a.workspace_id = $1::uuid AND a.last_lasting > coalesce(a.last_delivered, '-infinity')
      UNION ALL
      SELECT m.phone, m.final_at FROM message m
      WHERE ${OPEN} AND m.status IN ('failed', 'expired', 'rejected') AND m.failure_code = ANY (${codes})
    ) AS told`,
    where: `NOT EXISTS (SELECT FROM phone_activity a
        WHERE a.workspace_id = $1::uuid AND a.phone = told.phone AND a.last_delivered >= told.at)
      AND NOT EXISTS (SELECT FROM message m
        WHERE ${OPEN} AND m.phone = told.phone AND m.status = 'delivered' AND m.final_at >= told.at)`,
  };
  return `(${wanted ? "" : "NOT "}${ways.among("c.phone", [failed])})`;
}

const OUTCOMES: Partial<Record<Operator, string>> = {
  got: "m.sent_at IS NOT NULL",
  delivered: "m.status = 'delivered'",
  failed: "m.status IN ('failed', 'expired', 'rejected')",
  // As the reports say: the last campaign that texted the number in the week before (V5).
  replied: `m.sent_at IS NOT NULL AND EXISTS (
      SELECT FROM conversation v JOIN inbound_message i ON i.conversation_id = v.id
      WHERE v.workspace_id = $1::uuid AND v.phone = m.phone
        AND i.repeat_of_id IS NULL AND i.part_of_id IS NULL
        AND report_campaign_of($1::uuid, m.phone, i.received_at) = m.campaign_id)`,
};

/** What became of one campaign's texts, from its own rows. */
export function campaignSql(is: Operator, ids: string[], { parameter, ways }: Compile): string {
  return ways.among("c.phone", [
    {
      key: "m.phone",
      from: "message m",
      where: `m.workspace_id = $1::uuid AND m.campaign_id = ANY (${parameter(ids, "uuid[]")})
      AND ${OUTCOMES[is]}`,
    },
  ]);
}
