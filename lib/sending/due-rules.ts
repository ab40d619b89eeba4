import type { SqlClient } from "@/lib/platform/db/sql";
import { NOT_QUIET } from "@/lib/sending/claim-conditions";
import type { SendingCampaign } from "@/lib/sending/sending-campaigns";
import { claimRules } from "@/lib/sending-rules/claim-rules.rules";
import { campaignsOfWeek, textsOfWeek } from "@/lib/sending-rules/weekly-limit";

/**
 * Messages out of order to people to whom it is quiet now are put off until that may change.
 * Returns the others.
 */
export async function postponeQuiet(
  client: SqlClient,
  campaign: SendingCampaign,
  ids: number[],
): Promise<number[]> {
  const { stretches, until } = claimRules(campaign.rules, campaign.now);
  if (stretches.length === 0) return ids;
  const { rows } = await client.query<{ message_id: number }>(
    `UPDATE due_message d SET due_at = $3
     FROM message m
     WHERE d.campaign_id = $1 AND d.message_id = ANY ($2) AND m.campaign_id = $1 AND m.id = d.message_id
       AND NOT ${NOT_QUIET("m.phone", "$4")}
     RETURNING d.message_id`,
    [campaign.id, ids, until, stretches],
  );
  const later = new Set(rows.map((row) => Number(row.message_id)));
  return ids.filter((id) => !later.has(id));
}

/** Of messages that go back to the queue, those whose person has had enough texts this week. */
export async function overLimit(
  client: SqlClient,
  campaign: SendingCampaign,
  ids: number[],
): Promise<number[]> {
  const { cap } = claimRules(campaign.rules, campaign.now);
  if (cap === null) return [];
  const others = await campaignsOfWeek(client, campaign.workspaceId, campaign.id);
  const { rows } = await client.query<{ id: number }>(
    `SELECT m.id FROM message m
     WHERE m.campaign_id = $1 AND m.id = ANY ($2) AND m.status = 'queued'
       AND ${textsOfWeek("m.phone", "$3")} >= $4::int`,
    [campaign.id, ids, others, cap],
  );
  return rows.map((row) => Number(row.id));
}

/** Whether a batch names somebody to whom it is quiet now, and whether all are in one country. */
export async function batchQuiet(
  client: SqlClient,
  campaign: SendingCampaign,
  ids: number[],
  areas: readonly string[],
): Promise<{ until: Date; mixed: boolean } | null> {
  const { stretches, until } = claimRules(campaign.rules, campaign.now);
  if (stretches.length === 0 || until === null) return null;
  const { rows } = await client.query<{ quiet: boolean; areas: number }>(
    `SELECT bool_or(NOT ${NOT_QUIET("phone", "$3")}) AS quiet,
       count(DISTINCT width_bucket(phone COLLATE "C", $4::text[]))::int AS areas
     FROM message WHERE campaign_id = $1 AND id = ANY ($2)`,
    [campaign.id, ids, stretches, areas],
  );
  return rows[0]?.quiet ? { until, mixed: rows[0].areas > 1 } : null;
}
