import { audienceValues, NOT_SUPPRESSED_SQL } from "@/lib/audiences/audience-sql";
import { audienceSql } from "@/lib/audiences/audience-statement";
import { noteLaunchProgress } from "@/lib/campaigns/launch-progress";
import type { RecipientPlan } from "@/lib/campaigns/plan-recipients";
import type { SqlClient } from "@/lib/platform/db/sql";

/** A launch tells so often how far it is; few people are written at once. */
const STEPS = 20;
const FEWEST_BLOCKS = 128;

/**
 * Everybody who gets it, with the text where it differs, in a table that only this transaction
 * sees: Postgres renders on several processors for a new table, and for an INSERT never. In order
 * of phone, so that the unique index of the messages grows at its end.
 */
export async function stageRecipients(
  client: SqlClient,
  plan: RecipientPlan,
): Promise<{ recipients: number; credits: number }> {
  const { expression, values } = plan.rendered;
  const audience = audienceValues(plan.audience);
  await client.query("SET LOCAL work_mem = '64MB'");
  if (expression === null) {
    const asked = audienceSql(plan.audience, 5);
    await client.query(
      `CREATE TEMP TABLE launch_recipient ON COMMIT DROP AS
       SELECT a.phone, a.contact_id, NULL::text AS text, $4::smallint AS parts
       FROM (${asked.text}) AS a
       WHERE ${NOT_SUPPRESSED_SQL}
       ORDER BY a.phone COLLATE "C"`,
      [...audience, plan.same.parts, ...asked.values],
    );
  } else {
    const asked = audienceSql(plan.audience, 6 + values.length);
    // The zeros have a type, as those of the count have.
    await client.query(
      `CREATE TEMP TABLE launch_recipient ON COMMIT DROP AS
       SELECT r.phone, r.contact_id, r.text, (${plan.parts})::smallint AS parts FROM (
         SELECT t.*, canang_is_gsm7(t.text) AS gsm7 FROM (
           SELECT a.phone, a.contact_id, ${expression} AS text
           FROM (${asked.text}) AS a
           WHERE ${NOT_SUPPRESSED_SQL} AND $4::text IS NULL AND $5::text IS NULL OFFSET bigint '0'
         ) AS t OFFSET bigint '0'
       ) AS r
       ORDER BY r.phone COLLATE "C"`,
      [...audience, null, null, ...values, ...asked.values],
    );
  }
  const counted = await client.query<{ recipients: number; credits: number }>(
    `SELECT count(*)::int AS recipients, coalesce(sum(parts), 0)::bigint AS credits
     FROM pg_temp.launch_recipient`,
  );
  return counted.rows[0] ?? { recipients: 0, credits: 0 };
}

/**
 * A message for each of them, some blocks at a time; the screen hears after each how far (S31).
 * @param without a table of those who have theirs already.
 */
export async function insertStaged(
  client: SqlClient,
  campaignId: string,
  recipients: number,
  { fewestBlocks = FEWEST_BLOCKS, without }: { fewestBlocks?: number; without?: string } = {},
): Promise<void> {
  const others = without ? `AND NOT EXISTS (SELECT FROM ${without} t WHERE t.phone = r.phone)` : "";
  const size = await client.query<{ blocks: number }>(
    `SELECT (pg_relation_size('pg_temp.launch_recipient') / current_setting('block_size')::int)::int
       AS blocks`,
  );
  const blocks = size.rows[0]?.blocks ?? 0;
  const step = Math.max(fewestBlocks, Math.ceil(blocks / STEPS));
  let written = 0;
  for (let from = 0; from < blocks; from += step) {
    await noteLaunchProgress(client, campaignId, { written, recipients });
    const inserted = await client.query(
      `INSERT INTO message (campaign_id, workspace_id, phone, contact_id, text, parts)
       SELECT c.id, c.workspace_id, r.phone, r.contact_id, r.text, r.parts
       FROM campaign c, pg_temp.launch_recipient r
       WHERE c.id = $1 AND r.ctid >= $2::tid AND r.ctid < $3::tid ${others}`,
      [campaignId, `(${from},0)`, `(${from + step},0)`],
    );
    written += inserted.rowCount ?? 0;
  }
  if (written !== recipients) throw new Error(`${written} of ${recipients} recipients were written.`);
}
