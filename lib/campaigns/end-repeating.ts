import type { SqlClient } from "@/lib/platform/db/sql";

/** Others of it came already, when its first run had been moved behind them. */
const OTHERS = `EXISTS (
  SELECT FROM recurring_run o WHERE o.recurring_id = c.id AND o.campaign_id IS DISTINCT FROM c.id)`;

/**
 * A first run that is a draft again takes its recurring campaign back with it: the next launch
 * makes another. Where others came already those go on, and it is a campaign like any other.
 */
export async function takeBackRepeating(client: SqlClient, campaignId: string): Promise<void> {
  // The yes that it had is taken back for the later ones too.
  await client.query(
    `UPDATE recurring_campaign r SET approved = NULL FROM campaign c
     WHERE c.id = $1 AND r.id = (c.occasion ->> 'recurringId')::uuid
       AND r.approved ->> 'campaignId' = c.id::text`,
    [campaignId],
  );
  const { rows } = await client.query<{ others: boolean }>(
    `UPDATE campaign c SET occasion = NULL, repeat = CASE WHEN ${OTHERS} THEN NULL ELSE repeat END
     WHERE c.id = $1 AND c.repeat IS NOT NULL RETURNING ${OTHERS} AS others`,
    [campaignId],
  );
  if (rows[0] === undefined) return;
  await client.query("DELETE FROM recurring_person WHERE campaign_id = $1", [campaignId]);
  if (rows[0].others) return;
  await client.query("DELETE FROM recurring_run WHERE recurring_id = $1", [campaignId]);
  await client.query("DELETE FROM recurring_campaign WHERE id = $1", [campaignId]);
}

/** One that is cancelled before it began comes never; later its runs go on without it. */
export async function endUnbegun(client: SqlClient, campaignId: string): Promise<void> {
  await client.query(
    `UPDATE recurring_campaign r
     SET status = 'ended', next_at = NULL, next_occurrence = NULL, skip_next = false, problem = NULL,
       updated_at = now()
     FROM campaign c
     WHERE c.id = $1 AND r.id = c.id AND c.repeat IS NOT NULL AND c.started_at IS NULL AND NOT ${OTHERS}`,
    [campaignId],
  );
}
