import "server-only";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { FIGURE_COLUMNS, OWN_CAMPAIGN, OWN_SENDER, SUMS } from "@/lib/reports/report-sql";

/** Rows of one statement, and statements of one run. */
const AT_ONCE = 20_000;
const MOST_ROUNDS = 20;

const COLUMNS = FIGURE_COLUMNS.join(", ");

/**
 * Adds what statements changed to the tallies and deletes it, in one statement: a worker that is
 * killed has done both or neither. What belongs to a campaign that the backlog still counts from
 * its rows stays. Returns how many changes were added.
 */
export async function addReportChanges(): Promise<number> {
  let added = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const count = await sql.transaction(async (client) =>
      (await takeReportTurn(client)) ? addOnce(client) : 0,
    );
    added += count;
    if (count < AT_ONCE) break;
  }
  return added;
}

/** One worker at a time: two would wait for each other's rows of the tallies. */
export async function takeReportTurn(client: SqlClient): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    "SELECT pg_try_advisory_xact_lock(hashtextextended('reports', 0)) AS taken",
  );
  return rows[0]?.taken === true;
}

export async function addOnce(client: SqlClient): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `WITH gone AS (
       DELETE FROM report_change WHERE id = ANY (ARRAY(
         SELECT d.id FROM report_change d
         WHERE NOT EXISTS (SELECT FROM report_backlog b WHERE b.campaign_id = d.campaign_id)
         ORDER BY d.id LIMIT ${AT_ONCE}))
       RETURNING *
     ),
     summed AS (
       SELECT workspace_id, campaign_id, slot, prefix, ${SUMS}
       FROM gone GROUP BY workspace_id, campaign_id, slot, prefix
     ),
     -- Their numbers' last texts are told again (lib/segments/fold-activity).
     due AS (
       INSERT INTO activity_due AS a (campaign_id, workspace_id)
       SELECT DISTINCT campaign_id, workspace_id FROM gone
       WHERE campaign_id IS NOT NULL AND opt_outs = 0 AND replies = 0
       ORDER BY campaign_id
       ON CONFLICT (campaign_id) DO UPDATE SET changes = a.changes + 1
     ),
     placed AS (
       SELECT s.workspace_id, report_day(s.workspace_id, s.slot) AS day, ${OWN_CAMPAIGN} AS campaign_id,
         ${OWN_SENDER} AS sender, s.prefix, ${FIGURE_COLUMNS.map((name) => `s.${name}`).join(", ")}
       FROM summed s LEFT JOIN campaign c ON c.id = s.campaign_id
     ),
     stored AS (
       INSERT INTO report_tally AS t (workspace_id, day, campaign_id, sender, prefix, ${COLUMNS})
       SELECT workspace_id, day, campaign_id, sender, prefix, ${SUMS}
       FROM placed GROUP BY workspace_id, day, campaign_id, sender, prefix
       ON CONFLICT (workspace_id, day, campaign_id, sender, prefix) DO UPDATE SET
         ${FIGURE_COLUMNS.map((name) => `${name} = t.${name} + excluded.${name}`).join(", ")}
     )
     SELECT count(*)::int AS n FROM gone`,
  );
  return rows[0]?.n ?? 0;
}
