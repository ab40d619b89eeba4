import { type SqlClient, sql } from "@/lib/platform/db/sql";

/** Texts that reached a person or may have, or are on their way. */
const TEXTED = `o.status IN ('sending', 'sent', 'delivered', 'unknown', 'unresolved') AND o.attempts > 0
  AND o.first_attempt_at > now() - interval '7 days'`;

/** How many campaign texts of other campaigns a row with `phone` had in a week; `ids` are they. */
export const textsOfWeek = (phone: string, ids: string) => `(SELECT count(*) FROM message o
  WHERE o.campaign_id = ANY (${ids}::uuid[]) AND o.phone = ${phone} AND ${TEXTED})`;

/** Phones that had so many of them, whoever they are. */
export const phonesOverLimit = (ids: string, cap: string) => `(SELECT o.phone FROM message o
  WHERE o.campaign_id = ANY (${ids}::uuid[]) AND ${TEXTED}
  GROUP BY o.phone HAVING count(*) >= ${cap})`;

/**
 * Campaigns of a workspace whose texts count for its weekly limit, but for one: a text counts for
 * others, so that one asked for again is no reason against itself.
 */
export async function campaignsOfWeek(
  client: Pick<SqlClient, "query">,
  workspaceId: string,
  but: string,
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM campaign
     WHERE workspace_id = $1 AND id <> $2 AND kind = 'campaign' AND quiet_hours IS DISTINCT FROM 'ignore'
       AND started_at IS NOT NULL
       AND (status IN ('sending', 'paused')
         OR greatest(finished_at, updated_at) > now() - interval '8 days')`,
    [workspaceId, but],
  );
  return rows.map(({ id }) => id);
}

/**
 * One claim after another in a workspace with a weekly limit: whoever comes second looks when the
 * first is committed, so that two campaigns never both take a person's last text.
 */
export async function inTurn<T>(workspaceId: string, work: (client: SqlClient) => Promise<T>): Promise<T> {
  return sql.transaction(async (client) => {
    await takeTurn(client, workspaceId);
    return work(client);
  });
}

/** Until the end of the transaction. */
export async function takeTurn(client: SqlClient, workspaceId: string): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('weekly limit ' || $1, 0))", [
    workspaceId,
  ]);
}
