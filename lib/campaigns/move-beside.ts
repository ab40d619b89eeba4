import { moveSql } from "@/lib/campaigns/move-sql";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/**
 * What goes beside a campaign (the SMS that stand in for it, those who are tried again) moves with
 * it, in the transaction of its own move. Each returns the campaigns that were moved.
 */
export async function pauseBeside(client: SqlClient, id: string, by: string): Promise<string[]> {
  const { to, allowed } = moveSql("pause");
  return told(
    client,
    `UPDATE campaign SET ${to}, paused_reason = 'person', paused_at = now(), paused_by_name = $2,
       updated_at = now() WHERE (fallback_of = $1 OR retry_of = $1) AND ${allowed}`,
    [id, by],
  );
}

export async function cancelBeside(client: SqlClient, id: string): Promise<string[]> {
  const { to, allowed } = moveSql("cancel");
  return told(
    client,
    `UPDATE campaign SET ${to}, paused_reason = NULL, finished_at = now(), updated_at = now()
     WHERE (fallback_of = $1 OR retry_of = $1) AND ${allowed}`,
    [id],
  );
}

/** Only what was paused with it: what waits for credit or a login goes on when it may. */
export async function resumeBeside(client: SqlClient, id: string): Promise<string[]> {
  const { to, allowed } = moveSql("resume", "c");
  await client.query(
    `UPDATE campaign c SET paused_reason = a.paused_reason FROM gateway_account a
     WHERE a.id = c.gateway_account_id AND (c.fallback_of = $1 OR c.retry_of = $1)
       AND ${allowed} AND a.status <> 'active'
       AND a.paused_reason IS NOT NULL`,
    [id],
  );
  return told(
    client,
    `UPDATE campaign c SET ${to}, paused_reason = NULL, updated_at = now()
     WHERE (c.fallback_of = $1 OR c.retry_of = $1) AND ${allowed} AND c.paused_reason = 'person'`,
    [id],
  );
}

async function told(client: SqlClient, statement: string, values: unknown[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; workspace_id: string }>(
    `${statement} RETURNING id, workspace_id`,
    values,
  );
  for (const { id, workspace_id } of rows)
    await notify(client, { workspaceId: workspace_id, topic: "campaign", id });
  return rows.map(({ id }) => id);
}
