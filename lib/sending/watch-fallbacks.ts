import { sql } from "@/lib/platform/db/sql";
import { countReached } from "@/lib/sending/count-reached";
import type { FallbackCampaign } from "@/lib/sending/fallback-campaign";
import { giveToSms, MOST_AT_ONCE } from "@/lib/sending/give-to-sms";
import { settleFallback } from "@/lib/sending/settle-fallback";

/** One look in so many times as long as it took: a large campaign is not looked through all day. */
const REST_TIMES = 20;
/** Reports that come later than this change no figure any more. */
const LATE_DAYS = 8;

/** What its tallies and those of its SMS come to: while that stays, nothing became otherwise. */
const SEEN = (campaign: string, sms: string) => `coalesce((
  SELECT concat_ws(' ', sum(queued), sum(sending), sum(sent), sum(delivered), sum(failed), sum(unresolved),
    sum(unknown), sum(suppressed), sum(canceled), sum(expired), sum(rejected))
  FROM campaign_tally WHERE campaign_id IN (${campaign}, ${sms})), '')`;

/**
 * Looks at each campaign by WhatsApp that goes on by SMS: gives the SMS to those whom it did not
 * reach, counts who was reached by what, and lets it finish when nobody is left to decide about.
 * Returns how many SMS were given.
 */
export async function watchFallbacks(): Promise<number> {
  const due = await sql.query<{ id: string; workspace_id: string }>(
    `SELECT c.id, c.workspace_id
     FROM campaign c LEFT JOIN campaign_fallback f ON f.campaign_id = c.id
     WHERE c.fallback IS NOT NULL AND c.status IN ('sending', 'paused', 'finished', 'canceled')
       AND (f.next_look_at IS NULL OR f.next_look_at <= now())
       AND ((c.status = 'sending' AND c.fallback_open)
         OR ((c.finished_at IS NULL OR c.finished_at > now() - interval '${LATE_DAYS} days')
           AND f.seen IS DISTINCT FROM ${SEEN("c.id", "f.sms_campaign_id")}))`,
  );
  let given = 0;
  for (const { id, workspace_id } of due) given += await lookAt(workspace_id, id);
  return given;
}

/**
 * One transaction behind two row locks: of several workers one looks, and a pause or a cancel comes
 * before it or after it. A process that ends between any two statements leaves nothing (S54).
 */
async function lookAt(workspaceId: string, id: string): Promise<number> {
  await sql.execute(
    "INSERT INTO campaign_fallback (campaign_id, workspace_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    [id, workspaceId],
  );
  return sql.transaction(async (client) => {
    const taken = await client.query<{ at: Date }>(
      `SELECT clock_timestamp() AS at FROM campaign_fallback
       WHERE campaign_id = $1 AND next_look_at <= now() FOR UPDATE SKIP LOCKED`,
      [id],
    );
    const began = taken.rows[0]?.at;
    if (began === undefined) return 0;
    const { rows } = await client.query<FallbackCampaign>(
      `SELECT c.id, c.workspace_id AS "workspaceId", c.status::text, coalesce(c.fallback_open, false) AS open,
         c.fallback, w.settings, s.id AS "smsId", s.status::text AS "smsStatus"
       FROM campaign c JOIN workspace w ON w.id = c.workspace_id
         LEFT JOIN campaign s ON s.fallback_of = c.id
       WHERE c.id = $1 FOR NO KEY UPDATE OF c`,
      [id],
    );
    const campaign = rows[0] as FallbackCampaign;
    const decides = campaign.status === "sending" && campaign.open;
    const given = decides ? await giveToSms(client, campaign) : 0;
    const counted = await countReached(client, campaign);
    if (decides && given < MOST_AT_ONCE && counted.left === 0) await settleFallback(client, campaign);
    await client.query(
      `UPDATE campaign_fallback SET seen = ${SEEN("$1", "$2")},
         next_look_at = CASE WHEN $3 THEN now() ELSE clock_timestamp()
           + greatest(interval '1 second', ${REST_TIMES} * (clock_timestamp() - $4::timestamptz)) END
       WHERE campaign_id = $1`,
      [id, campaign.smsId, given === MOST_AT_ONCE, began],
    );
    return given;
  });
}
