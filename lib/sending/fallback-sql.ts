import { FALLBACK_HOURS_MAX, type Fallback, fallbackHours } from "@/lib/fallbacks/fallback.rules";
import { missedCodes } from "@/lib/gateways/gateway-of";

const IN = (row: string, statuses: readonly string[]) =>
  `${row}.status IN (${statuses.map((status) => `'${status}'`).join(", ")})`;

/** It arrived. */
export const ARRIVED = (row: string) => IN(row, ["delivered"]);
/** The channel has yet to say what became of it, or never will. */
export const UNTOLD = (row: string) => IN(row, ["queued", "sending", "sent", "unknown", "unresolved"]);

/** The first four parameters of a statement over the messages `m` of a campaign and its rule. */
export const ruleValues = (fallback: Fallback): unknown[] => [
  fallback.when.includes("undeliverable") ? missedCodes("undeliverable") : [],
  fallback.when.includes("capped") ? missedCodes("capped") : [],
  missedCodes("unwilling"),
  fallbackHours(fallback) ?? FALLBACK_HOURS_MAX,
];

/** Until when a message is waited for: the hours count from when it was handed over, or tried. */
export const UNTIL = "coalesce(m.sent_at, m.first_attempt_at) + make_interval(hours => $4::int)";

const FAILED_FOR = (codes: string) => `(m.status = 'failed' AND m.failure_code = ANY (${codes}::text[]))`;

/**
 * That nothing arrived within the hours, whatever the reason: one of which nothing is known too,
 * for the marketer chose the time. Not who stopped these messages, nor what was never handed over.
 */
const UNDELIVERED = `(${IN("m", ["sent", "unknown", "unresolved", "failed"])}
  AND NOT ${FAILED_FOR("$3")})`;
/** What may still be told, where the time decides nothing. */
const UNREPORTED = IN("m", ["sent", "unresolved"]);

/** Why a message goes by SMS now; null: it does not. */
export const WHY = (timed: boolean) => `CASE
  WHEN ${FAILED_FOR("$1")} THEN 'undeliverable'
  WHEN ${FAILED_FOR("$2")} THEN 'capped'
  ${timed ? `WHEN ${UNDELIVERED} AND ${UNTIL} <= now() THEN 'late'` : ""} END`;

/** That it may yet go by SMS. */
export const WAITS = (timed: boolean) =>
  `(${timed ? UNDELIVERED : UNREPORTED} AND $3::text[] IS NOT NULL AND ${UNTIL} > now())`;
