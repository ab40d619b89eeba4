import type { SqlClient } from "@/lib/platform/db/sql";
import type { FallbackCampaign } from "@/lib/sending/fallback-campaign";

/**
 * Nobody is left to decide about: the SMS finish when they are sent, and after them the campaign
 * that they stand in for. Looked at again until then.
 */
export async function settleFallback(client: SqlClient, { id, smsId }: FallbackCampaign): Promise<void> {
  if (smsId !== null)
    await client.query("UPDATE campaign SET fallback_open = false WHERE id = $1 AND fallback_open", [smsId]);
  await client.query(
    `UPDATE campaign SET fallback_open = false
     WHERE id = $1 AND NOT EXISTS (
       SELECT FROM campaign s WHERE s.fallback_of = $1 AND s.status NOT IN ('finished', 'canceled'))`,
    [id],
  );
}
