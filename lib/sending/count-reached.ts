import { fallbackHours } from "@/lib/fallbacks/fallback.rules";
import type { Reached } from "@/lib/fallbacks/fallback.view";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import type { FallbackCampaign } from "@/lib/sending/fallback-campaign";
import { ARRIVED, ruleValues, UNTIL, UNTOLD, WAITS } from "@/lib/sending/fallback-sql";

interface Counted extends Reached {
  /** Who may yet get an SMS, and until when that is open. */
  waiting: number;
  waitingUntil: Date | null;
  /** Of WhatsApp, who was not tried yet. */
  untried: number;
}

/**
 * Each person once: reached by WhatsApp, by SMS instead, by both, by neither, or not known. Counted
 * in one statement, so that the five always sum to the people. Tells how many are left to decide
 * about.
 */
export async function countReached(
  client: SqlClient,
  { id, workspaceId, status, open, fallback, smsId, smsStatus }: FallbackCampaign,
): Promise<{ left: number }> {
  const { rows } = await client.query<Counted>(COUNT(fallbackHours(fallback) !== null), [
    ...ruleValues(fallback),
    id,
    smsId,
  ]);
  const { waiting, waitingUntil, untried, ...reached } = rows[0] as Counted;
  const waits = open && (status === "sending" || status === "paused") && smsStatus !== "canceled";
  const changed = await client.query(
    `UPDATE campaign_fallback SET reached = $2::jsonb, waiting = $3::int, waiting_until = $4,
       counted_at = now()
     WHERE campaign_id = $1 AND (reached, waiting, waiting_until) IS DISTINCT FROM ($2::jsonb, $3::int, $4)`,
    [id, JSON.stringify(reached), waits ? waiting : 0, waits ? waitingUntil : null],
  );
  if (changed.rowCount) await notify(client, { workspaceId, topic: "campaign", id });
  return { left: (waits ? waiting : 0) + untried };
}

const COUNT = (timed: boolean) => `
  SELECT count(*) FILTER (WHERE w.arrived AND NOT s.arrived)::int AS whatsapp,
    count(*) FILTER (WHERE s.arrived AND NOT w.arrived)::int AS sms,
    count(*) FILTER (WHERE w.arrived AND s.arrived)::int AS both,
    count(*) FILTER (WHERE NOT w.arrived AND NOT s.arrived AND NOT (w.untold OR s.untold))::int AS neither,
    count(*) FILTER (WHERE NOT w.arrived AND NOT s.arrived AND (w.untold OR s.untold))::int AS "notKnown",
    count(*) FILTER (WHERE w.waits AND NOT w.arrived AND NOT s.given)::int AS waiting,
    max(w.until) FILTER (WHERE w.waits AND NOT w.arrived AND NOT s.given) AS "waitingUntil",
    count(*) FILTER (WHERE w.untried)::int AS untried
  FROM (
    SELECT m.phone, bool_or(${ARRIVED("m")}) AS arrived, bool_or(${UNTOLD("m")}) AS untold,
      bool_or(coalesce(${WAITS(timed)}, false)) AS waits,
      max(CASE WHEN ${WAITS(timed)} THEN ${UNTIL} END) AS until,
      bool_or(m.status IN ('queued', 'sending')) AS untried
    FROM message m
    WHERE m.campaign_id = $5 AND $1::text[] IS NOT NULL AND $2::text[] IS NOT NULL GROUP BY m.phone) AS w
  LEFT JOIN (
    SELECT m.phone, bool_or(${ARRIVED("m")}) AS arrived, bool_or(${UNTOLD("m")}) AS untold
    FROM message m WHERE m.campaign_id = $6 GROUP BY m.phone) AS sms ON sms.phone = w.phone
  CROSS JOIN LATERAL (SELECT sms.phone IS NOT NULL AS given, coalesce(sms.arrived, false) AS arrived,
    coalesce(sms.untold, false) AS untold) AS s`;
