import { soonCodes } from "@/lib/gateways/gateway-of";
import { type Retry, UNTOLD_HOURS } from "@/lib/retries/retry.rules";

/** The first two parameters of a statement over the messages `m` of a campaign and its rule. */
export const retryValues = ({ afterHours }: Retry): unknown[] => [soonCodes(), afterHours];

/**
 * The network said, for good, that it could not reach the person this time. Nothing else is tried
 * again: neither what is final, nor what is not known, nor what the network may still deliver.
 */
const MISSED = "(m.status IN ('failed', 'expired') AND m.failure_code = ANY ($1::text[]))";

/** When it is tried again. */
const DUE = "m.final_at + make_interval(hours => $2::int)";
/** The text has not expired by then; `c` is the campaign of the first try. */
const IN_TIME = `(c.valid_hours IS NULL
  OR greatest(${DUE}, now()) < c.started_at + make_interval(hours => c.valid_hours))`;
/** The network has yet to say what became of it, and the text has not expired. */
const UNTOLD = `((m.status IN ('queued', 'sending')
    OR (m.status IN ('sent', 'unresolved') AND (m.tracked OR m.status = 'unresolved')
      AND coalesce(m.sent_at, m.first_attempt_at) > now() - interval '${UNTOLD_HOURS} hours'))
  AND (c.valid_hours IS NULL OR now() < c.started_at + make_interval(hours => c.valid_hours)))`;

/** No other text of this campaign is the person's last word: a person may have sent it again. */
const LAST = `NOT EXISTS (SELECT FROM message o
  WHERE o.campaign_id = m.campaign_id AND o.phone = m.phone AND o.copy > m.copy)`;
/** `$5` is the campaign that tries again, null before the first; each phone is in it once. */
const NOT_GIVEN = "NOT EXISTS (SELECT FROM message s WHERE s.campaign_id = $5 AND s.phone = m.phone)";
/** An earlier text ($6) reached them after all, as a late report says, or may have. */
const NOT_REACHED = `NOT EXISTS (SELECT FROM message f
  WHERE f.campaign_id = ANY ($6::uuid[]) AND f.phone = m.phone AND f.status NOT IN ('failed', 'expired')
    AND (f.campaign_id <> m.campaign_id OR f.id <> m.id))`;

const TABLES = "message m JOIN campaign c ON c.id = $3";
/** `$4` is the campaign that is tried again; the phone of an erased number is none. */
const OPEN = `m.campaign_id = $4 AND m.phone NOT LIKE 'x%' AND ${LAST} AND ${NOT_GIVEN} AND ${NOT_REACHED}`;

/** Who is to be tried again now, with the text that they were sent. */
export const DUE_NOW = `SELECT m.phone, m.contact_id, m.text, m.parts FROM ${TABLES}
  WHERE ${OPEN} AND ${MISSED} AND ${DUE} <= now() AND ${IN_TIME}`;

/** Who will be, until when, and of how many it is not yet known. */
export const STILL_OPEN = `SELECT count(*) FILTER (WHERE ${MISSED} AND ${IN_TIME})::int AS waiting,
    max(CASE WHEN ${MISSED} AND ${IN_TIME} THEN ${DUE} END) AS "waitingUntil",
    count(*) FILTER (WHERE ${UNTOLD})::int AS untold
  FROM ${TABLES}
  WHERE ${OPEN} AND (${MISSED} OR m.status IN ('queued', 'sending', 'sent', 'unresolved'))`;

/**
 * That an earlier try of the phone of `m` is no longer one that failed: for the claim of a campaign
 * `$1` that tries again, so that a late report ends it at the last moment.
 */
export const REACHED_BEFORE = `EXISTS (SELECT FROM message f
  WHERE f.phone = m.phone AND f.status NOT IN ('failed', 'expired') AND f.campaign_id = ANY (ARRAY(
    SELECT e.id FROM campaign t
    JOIN campaign e ON e.id = t.retry_of OR (e.retry_of = t.retry_of AND e.retry_number < t.retry_number)
    WHERE t.id = $1)))`;
