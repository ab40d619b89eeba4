import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { sentence } from "@/lib/core/sentence";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

const STUCK_MINUTES = 30;

interface Watched {
  id: string;
  workspace_id: string;
  name: string;
  recipients: number;
  rows: number;
}

/**
 * Once a minute: says aloud what must never happen (S25). A campaign whose rows are not as many as
 * its recipients raises an alarm, whatever its status; so does one that should be sending and in
 * which nothing has moved for half an hour. Before that, messages that nobody would take up are
 * given back.
 */
export async function sweepCampaigns(): Promise<{ missing: number; stuck: number; repaired: number }> {
  const missing = await sql.query<Watched & { open: boolean }>(
    `SELECT c.id, c.workspace_id, c.name, c.recipients, coalesce(t.rows, 0)::int AS rows FROM campaign c
     LEFT JOIN LATERAL (
       SELECT sum(queued + sending + sent + delivered + failed + expired + rejected + unknown + unresolved
         + suppressed + canceled) AS rows
       FROM campaign_tally WHERE campaign_id = c.id) AS t ON true
     WHERE (c.status IN ('scheduled', 'sending', 'paused')
       OR (c.status IN ('finished', 'canceled') AND c.updated_at > now() - interval '1 day'))
       AND c.recipients <> coalesce(t.rows, 0)`,
  );
  for (const campaign of missing) await alarmMissing(campaign);
  const still = await sql.query<Watched>(
    `SELECT c.id, c.workspace_id, c.name, c.recipients, 0 AS rows
     FROM campaign c JOIN gateway_account a ON a.id = c.gateway_account_id
     WHERE c.status = 'sending' AND a.status = 'active' AND c.updated_at < now() - make_interval(mins => $1)
       AND (c.rest_until IS NULL OR c.rest_until < now() - interval '5 minutes')
       AND NOT EXISTS (SELECT FROM campaign_budget b WHERE b.campaign_id = c.id AND b.waiting > 0)
       AND NOT EXISTS (SELECT FROM live_event e
         WHERE e.workspace_id = c.workspace_id AND e.topic = 'campaign' AND e.ref = c.id::text
         AND e.at > now() - make_interval(mins => $1))`,
    [STUCK_MINUTES],
  );
  let repaired = 0;
  let stuck = 0;
  for (const campaign of still) {
    const returned = await sql.transaction((client) => giveBack(client, campaign.id));
    repaired += returned;
    if (returned > 0 || (await waitsForItsTime(campaign.id))) continue;
    stuck += 1;
    await sql.transaction((client) => raiseAlarm(client, stuckAlarm(campaign)));
  }
  await resolveMoving(still.map((campaign) => campaign.id));
  return { missing: missing.length, stuck, repaired };
}

async function alarmMissing({ id, workspace_id, name, recipients, rows }: Watched): Promise<void> {
  await sql.transaction((client) =>
    raiseAlarm(client, {
      workspaceId: workspace_id,
      kind: "campaign.rows",
      entityId: id,
      sentence: sentence("alarms.campaignRows", { name, rows: String(rows), recipients: String(recipients) }),
      detail: { recipients, rows },
    }),
  );
}

function stuckAlarm({ id, workspace_id, name }: Watched) {
  const said = sentence("alarms.campaignStuck", { name, minutes: STUCK_MINUTES });
  return { workspaceId: workspace_id, kind: "campaign.stuck", entityId: id, sentence: said };
}

/**
 * Under way without a claim and without a time to be asked again, or given back and never put in
 * line: nobody would ever take these up.
 */
async function giveBack(client: SqlClient, campaignId: string): Promise<number> {
  const returned = await client.query(
    `WITH orphan AS (
       SELECT m.id FROM message m JOIN campaign c ON c.id = m.campaign_id
       WHERE m.campaign_id = $1 AND c.tracked AND m.attempts > 0 AND m.status IN ('queued', 'sending')
         AND NOT EXISTS (SELECT FROM claim l WHERE l.id = m.claim_id)
         AND NOT EXISTS (SELECT FROM due_message d
           WHERE d.campaign_id = m.campaign_id AND d.message_id = m.id)
       ORDER BY m.id LIMIT 10000 FOR UPDATE OF m SKIP LOCKED),
     freed AS (UPDATE message
       SET claim_id = NULL
       WHERE campaign_id = $1 AND id IN (SELECT id FROM orphan)
       RETURNING id, workspace_id)
     INSERT INTO due_message (campaign_id, message_id, gateway_account_id, workspace_id)
     SELECT $1, f.id, c.gateway_account_id, f.workspace_id
     FROM freed f JOIN campaign c ON c.id = $1
     ON CONFLICT DO NOTHING`,
    [campaignId],
  );
  return returned.rowCount ?? 0;
}

/**
 * An hour between two questions about an unknown outcome is no standstill, nor is waiting for who
 * goes by SMS (S54) or is tried again (S58),
 * or who waits for the text that is chosen (S59).
 */
async function waitsForItsTime(campaignId: string): Promise<boolean> {
  const waiting = await sql.first(
    `SELECT 1
     WHERE EXISTS (SELECT FROM due_message WHERE campaign_id = $1 AND due_at > now() - interval '5 minutes')
       OR EXISTS (SELECT FROM untracked_batch
         WHERE campaign_id = $1 AND outcome IS NULL AND due_at > now() - interval '5 minutes')
       OR EXISTS (SELECT FROM campaign_split
         WHERE campaign_id = $1 AND state IN ('testing', 'waiting') AND decides_at IS NOT NULL)
       OR (EXISTS (SELECT FROM campaign WHERE id = $1 AND (fallback_open OR retry_open))
         AND (SELECT coalesce(sum(queued + sending), 0) FROM campaign_tally WHERE campaign_id = $1) = 0)`,
    [campaignId],
  );
  return waiting !== null;
}

async function resolveMoving(still: string[]): Promise<void> {
  const open = await sql.query<{ workspace_id: string; entity_id: string }>(
    `SELECT workspace_id, entity_id
     FROM alarm
     WHERE kind = 'campaign.stuck' AND resolved_at IS NULL AND entity_id <> ALL ($1)`,
    [still],
  );
  for (const { workspace_id, entity_id } of open)
    await sql.transaction((client) =>
      resolveAlarm(client, { workspaceId: workspace_id, kind: "campaign.stuck", entityId: entity_id }),
    );
}
