import { deadCodes, kindsThat, lastingCodes, missedCodes } from "@/lib/gateways/gateway-of";
import { sql } from "@/lib/platform/db/sql";
import { tellHealth } from "@/lib/segments/tell-health";

/** Messages of one statement. */
const AT_ONCE = 20_000;

interface Due {
  campaign_id: string;
  changes: number;
  recipients: number;
}

/**
 * Folds the messages of campaigns that send nothing now into what is known of each number, in steps
 * beside the sending: small campaigns together, a large one alone. Only the latest of each is kept,
 * so it may be done again, ended midway or done by two workers; a campaign leaves the list only
 * when nothing of it changed meanwhile, and until then whoever asks looks at its messages
 * themselves (S30). Returns how many campaigns it was.
 */
export async function foldActivity(): Promise<number> {
  const due = await sql.query<Due>(
    `SELECT d.campaign_id, d.changes, coalesce(c.recipients, 0) AS recipients
     FROM activity_due d LEFT JOIN campaign c ON c.id = d.campaign_id
     WHERE c.id IS NULL OR c.status IN ('finished', 'canceled', 'paused')
     ORDER BY recipients, d.campaign_id LIMIT 2000`,
  );
  const small = due.filter(({ recipients }) => recipients <= 10);
  if (small.length > 0) await foldCampaigns(small);
  for (const campaign of due.slice(small.length)) await foldCampaigns([campaign]);
  return due.length;
}

async function foldCampaigns(due: Due[]): Promise<void> {
  const ids = due.map(({ campaign_id }) => campaign_id);
  let after = 0;
  for (;;) {
    const row = await foldStep(ids, after);
    if (row.n === 0) break;
    after = row.last;
  }
  await sql.execute(
    `DELETE FROM activity_due d USING unnest($1::uuid[], $2::bigint[]) AS seen (campaign_id, changes)
     WHERE d.campaign_id = seen.campaign_id AND d.changes = seen.changes`,
    [ids, due.map(({ changes }) => changes)],
  );
}

interface Step {
  last: number;
  n: number;
  /** How many numbers of which workspaces were suppressed, and are no longer. */
  health: { workspaceId: string; suppressed: number; lifted: number }[] | null;
}

async function foldStep(ids: string[], after: number): Promise<Step> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<Step>(FOLD, [
      ...[ids, after, lastingCodes(), deadCodes()],
      ...[kindsThat(({ channel }) => channel === "whatsapp"), missedCodes("undeliverable")],
    ]);
    const step = rows[0] as Step;
    for (const { workspaceId, suppressed, lifted } of step.health ?? [])
      await tellHealth(client, workspaceId, { suppressed, lifted });
    return step;
  });
}

/**
 * An erased number has no activity. Who was told to be not in service on as many days as the
 * workspace allows, and neither got a text nor wrote since, is suppressed; a text that arrives
 * after all takes that back, and nothing else.
 */
const FOLD = `
  WITH chat AS MATERIALIZED (
    SELECT c.id FROM campaign c JOIN gateway_account a ON a.id = c.gateway_account_id
    WHERE c.id = ANY ($1::uuid[]) AND a.kind = ANY ($5::text[])),
  step AS (
    SELECT campaign_id, id, workspace_id, phone, status, sent_at, final_at, failure_code FROM message
    WHERE campaign_id = ANY ($1::uuid[]) AND id > $2 ORDER BY id LIMIT ${AT_ONCE}),
  told AS (
    SELECT workspace_id, phone, max(sent_at) AS texted,
      max(final_at) FILTER (WHERE status = 'delivered') AS delivered,
      max(final_at) FILTER (WHERE status IN ('failed', 'expired', 'rejected')
        AND failure_code = ANY ($3::text[])) AS lasting,
      array_agg(final_at) FILTER (WHERE status IN ('failed', 'expired', 'rejected')
        AND failure_code = ANY ($4::text[])) AS dead,
      max(final_at) FILTER (WHERE status = 'delivered'
        AND campaign_id IN (SELECT id FROM chat)) AS chatted,
      max(final_at) FILTER (WHERE status = 'failed' AND failure_code = ANY ($6::text[])) AS chatless
    FROM step WHERE phone NOT LIKE 'x%' GROUP BY workspace_id, phone),
  stored AS (
    INSERT INTO phone_activity AS a (workspace_id, phone, last_texted, last_delivered, last_lasting,
      dead_at, whatsapp_at, no_whatsapp_at)
    SELECT workspace_id, phone, texted, delivered, lasting,
      CASE WHEN dead IS NULL THEN '{}' ELSE newest_days(dead, NULL) END, chatted, chatless FROM told
    WHERE num_nonnulls(texted, delivered, lasting, dead, chatless) > 0 ORDER BY workspace_id, phone
    ON CONFLICT (workspace_id, phone) DO UPDATE SET
      last_texted = greatest(a.last_texted, excluded.last_texted),
      last_delivered = greatest(a.last_delivered, excluded.last_delivered),
      last_lasting = greatest(a.last_lasting, excluded.last_lasting),
      dead_at = CASE WHEN excluded.dead_at = '{}' THEN a.dead_at
        ELSE newest_days(a.dead_at, excluded.dead_at) END,
      whatsapp_at = greatest(a.whatsapp_at, excluded.whatsapp_at),
      no_whatsapp_at = greatest(a.no_whatsapp_at, excluded.no_whatsapp_at)
    WHERE (a.last_texted, a.last_delivered, a.last_lasting, a.whatsapp_at, a.no_whatsapp_at)
      IS DISTINCT FROM
      (greatest(a.last_texted, excluded.last_texted), greatest(a.last_delivered, excluded.last_delivered),
       greatest(a.last_lasting, excluded.last_lasting), greatest(a.whatsapp_at, excluded.whatsapp_at),
       greatest(a.no_whatsapp_at, excluded.no_whatsapp_at)) OR NOT a.dead_at @> excluded.dead_at
    RETURNING workspace_id, phone, last_delivered, dead_at),
  dead AS (
    INSERT INTO suppression (workspace_id, phone, reason, source)
    SELECT t.workspace_id, t.phone, 'not in service', 'health' FROM stored t
    JOIN workspace w ON w.id = t.workspace_id
      AND jsonb_typeof(w.settings -> 'suppressNotInServiceAfter') = 'number'
    WHERE t.dead_at <> '{}' AND (SELECT count(*) FROM unnest(t.dead_at) AS told (at)
      WHERE told.at > coalesce(t.last_delivered, '-infinity') AND told.at > coalesce((
        SELECT max(i.received_at) FROM conversation v JOIN inbound_message i ON i.conversation_id = v.id
        WHERE v.workspace_id = t.workspace_id AND v.phone = t.phone), '-infinity'))
      >= (w.settings ->> 'suppressNotInServiceAfter')::float8
    ON CONFLICT DO NOTHING RETURNING workspace_id, 1 AS suppressed, 0 AS lifted),
  lifted AS (
    DELETE FROM suppression s USING stored t
    WHERE s.workspace_id = t.workspace_id AND s.phone = t.phone AND s.source = 'health'
      AND t.last_delivered > coalesce(t.dead_at[1], '-infinity')
    RETURNING s.workspace_id, 0 AS suppressed, 1 AS lifted)
  SELECT max(id) AS last, count(*)::int AS n, (
    SELECT json_agg(h) FROM (
      SELECT workspace_id AS "workspaceId", sum(suppressed)::int AS suppressed, sum(lifted)::int AS lifted
      FROM (SELECT * FROM dead UNION ALL SELECT * FROM lifted) AS changed
      GROUP BY workspace_id) AS h) AS health
  FROM step`;
