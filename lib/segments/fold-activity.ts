import { lastingCodes } from "@/lib/gateways/gateway-of";
import { sql } from "@/lib/platform/db/sql";

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
    const row = await sql.first<{ last: number; n: number }>(FOLD, [ids, after, lastingCodes()]);
    if (row === null || row.n === 0) break;
    after = row.last;
  }
  await sql.execute(
    `DELETE FROM activity_due d USING unnest($1::uuid[], $2::bigint[]) AS seen (campaign_id, changes)
     WHERE d.campaign_id = seen.campaign_id AND d.changes = seen.changes`,
    [ids, due.map(({ changes }) => changes)],
  );
}

/** An erased number has no activity. */
const FOLD = `
  WITH step AS (
    SELECT id, workspace_id, phone, status, sent_at, final_at, failure_code FROM message
    WHERE campaign_id = ANY ($1::uuid[]) AND id > $2 ORDER BY id LIMIT ${AT_ONCE}),
  told AS (
    SELECT workspace_id, phone, max(sent_at) AS texted,
      max(final_at) FILTER (WHERE status = 'delivered') AS delivered,
      max(final_at) FILTER (WHERE status IN ('failed', 'expired', 'rejected')
        AND failure_code = ANY ($3::text[])) AS lasting
    FROM step WHERE phone NOT LIKE 'x%' GROUP BY workspace_id, phone),
  stored AS (
    INSERT INTO phone_activity AS a (workspace_id, phone, last_texted, last_delivered, last_lasting)
    SELECT workspace_id, phone, texted, delivered, lasting FROM told
    WHERE num_nonnulls(texted, delivered, lasting) > 0 ORDER BY workspace_id, phone
    ON CONFLICT (workspace_id, phone) DO UPDATE SET
      last_texted = greatest(a.last_texted, excluded.last_texted),
      last_delivered = greatest(a.last_delivered, excluded.last_delivered),
      last_lasting = greatest(a.last_lasting, excluded.last_lasting)
    WHERE (a.last_texted, a.last_delivered, a.last_lasting) IS DISTINCT FROM
      (greatest(a.last_texted, excluded.last_texted), greatest(a.last_delivered, excluded.last_delivered),
       greatest(a.last_lasting, excluded.last_lasting)))
  SELECT max(id) AS last, count(*)::int AS n FROM step`;
