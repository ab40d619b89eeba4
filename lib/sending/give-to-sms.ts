import { randomUUID } from "node:crypto";
import { fallbackHours } from "@/lib/fallbacks/fallback.rules";
import { fallbackText } from "@/lib/fallbacks/fallback-text";
import type { InsteadCause } from "@/lib/messages/instead.rules";
import type { SqlClient } from "@/lib/platform/db/sql";
import { addToBeside, beginBeside } from "@/lib/sending/beside-campaign";
import type { FallbackCampaign } from "@/lib/sending/fallback-campaign";
import { ARRIVED, ruleValues, WHY } from "@/lib/sending/fallback-sql";
import { workspaceSettingsSchema } from "@/lib/workspace-settings/workspace-settings.input";

/** People of one statement. */
export const MOST_AT_ONCE = 5_000;

/**
 * Gives an SMS to everybody whom WhatsApp did not reach by now. Each is a recipient of the one
 * campaign of SMS that stands in for this one, and its key of phones refuses a second (S54); from
 * there on it is sent like any SMS, and held or stopped like one. Returns how many were added.
 */
export async function giveToSms(client: SqlClient, campaign: FallbackCampaign): Promise<number> {
  if (campaign.smsStatus === "canceled") return 0;
  const values = ruleValues(campaign.fallback);
  const missed = missedSql(fallbackHours(campaign.fallback) !== null);
  if (campaign.smsId === null) {
    const some = await client.query(`${missed} LIMIT 1`, [...values, campaign.id, null]);
    if (!some.rowCount) return 0;
    campaign.smsId = await beginSms(client, campaign);
  }
  const settings = workspaceSettingsSchema.parse(campaign.settings);
  const text = fallbackText(campaign.fallback, settings, "SELECT * FROM missed", "$7", 8);
  const { rows } = await client.query<{ why: InsteadCause; people: number; credits: number }>(
    `WITH missed AS MATERIALIZED (${missed} LIMIT ${MOST_AT_ONCE}),
     given AS (
       INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts)
       SELECT $6, $7, r.phone, r.contact_id, r.text, r.parts FROM (${text.sql}) AS r
       ON CONFLICT (campaign_id, phone, copy) DO NOTHING
       RETURNING id, phone, parts),
     noted AS (
       INSERT INTO fallback_message (campaign_id, message_id, workspace_id, why)
       SELECT $6, g.id, $7, m.why FROM given g JOIN missed m ON m.phone = g.phone)
     SELECT m.why, count(*)::int AS people, sum(g.parts)::int AS credits
     FROM given g JOIN missed m ON m.phone = g.phone GROUP BY m.why`,
    [...values, campaign.id, campaign.smsId, campaign.workspaceId, ...text.values],
  );
  const by = (why: InsteadCause) => rows.find((row) => row.why === why)?.people ?? 0;
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  if (people === 0) return 0;
  await client.query(
    `UPDATE campaign_fallback SET sms_campaign_id = $2, undeliverable = undeliverable + $3,
       capped = capped + $4, late = late + $5 WHERE campaign_id = $1`,
    [campaign.id, campaign.smsId, by("undeliverable"), by("capped"), by("late")],
  );
  const credits = rows.reduce((sum, row) => sum + row.credits, 0);
  const sms = { workspaceId: campaign.workspaceId, id: campaign.smsId };
  await addToBeside(client, sms, { people, credits }, "fallback_open");
  return people;
}

/**
 * Whom it missed, by its rule: not who was reached by another copy, whom a person sent it to again,
 * or who got the SMS. A phone has one row, whatever its copies.
 */
function missedSql(timed: boolean): string {
  return `SELECT m.phone, m.contact_id, m.why FROM (
      SELECT m.*, ${WHY(timed)} AS why FROM message m
      WHERE m.campaign_id = $5 AND m.status IN ('sent', 'unknown', 'unresolved', 'failed')
        AND $3::text[] IS NOT NULL AND $4::int IS NOT NULL) AS m
    WHERE m.why IS NOT NULL
      AND NOT EXISTS (SELECT FROM message o
        WHERE o.campaign_id = $5 AND o.phone = m.phone AND (${ARRIVED("o")} OR o.copy > m.copy))
      AND NOT EXISTS (SELECT FROM message s WHERE s.campaign_id = $6 AND s.phone = m.phone)`;
}

/**
 * The campaign of the SMS, at the first of them: launched and begun with the one that it stands in
 * for, so that it expires with it.
 */
async function beginSms(client: SqlClient, { id, fallback }: FallbackCampaign): Promise<string> {
  const smsId = randomUUID();
  await client.query(
    `INSERT INTO campaign (id, workspace_id, name, gateway_account_id, sender, message, quiet_hours,
       quiet_hours_reason, valid_hours, time_zone, created_by_id, created_by_name, launched_at,
       launched_by_name, scheduled_at, started_at, fallback_of, fallback_open)
     SELECT $2, c.workspace_id, left(c.name, 190) || ' · SMS', $3, $4, $5, c.quiet_hours,
       c.quiet_hours_reason, c.valid_hours, c.time_zone, c.created_by_id, c.created_by_name, c.launched_at,
       c.launched_by_name, c.scheduled_at, c.started_at, c.id, true
     FROM campaign c WHERE c.id = $1`,
    [
      ...[id, smsId, fallback.gatewayAccountId, fallback.sender || null],
      { kind: "text", text: fallback.text },
    ],
  );
  await beginBeside(client, smsId);
  return smsId;
}
