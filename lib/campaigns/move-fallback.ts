import { moveSql } from "@/lib/campaigns/move-sql";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/**
 * The SMS that stand in for a campaign move with it, in the transaction of its own move. Each
 * returns their campaign, where one was moved.
 */
export async function pauseFallback(client: SqlClient, id: string, by: string): Promise<string | null> {
  const { to, allowed } = moveSql("pause");
  return told(
    client,
    `UPDATE campaign SET ${to}, paused_reason = 'person', paused_at = now(), paused_by_name = $2,
       updated_at = now() WHERE fallback_of = $1 AND ${allowed}`,
    [id, by],
  );
}

export async function cancelFallback(client: SqlClient, id: string): Promise<string | null> {
  const { to, allowed } = moveSql("cancel");
  return told(
    client,
    `UPDATE campaign SET ${to}, paused_reason = NULL, finished_at = now(), updated_at = now()
     WHERE fallback_of = $1 AND ${allowed}`,
    [id],
  );
}

/** Only what was paused with it: what waits for credit or a login goes on when it may. */
export async function resumeFallback(client: SqlClient, id: string): Promise<string | null> {
  const { to, allowed } = moveSql("resume", "c");
  await client.query(
    `UPDATE campaign c SET paused_reason = a.paused_reason FROM gateway_account a
     WHERE a.id = c.gateway_account_id AND c.fallback_of = $1 AND ${allowed} AND a.status <> 'active'
       AND a.paused_reason IS NOT NULL`,
    [id],
  );
  return told(
    client,
    `UPDATE campaign c SET ${to}, paused_reason = NULL, updated_at = now()
     WHERE c.fallback_of = $1 AND ${allowed} AND c.paused_reason = 'person'`,
    [id],
  );
}

async function told(client: SqlClient, statement: string, values: unknown[]): Promise<string | null> {
  const { rows } = await client.query<{ id: string; workspace_id: string }>(
    `${statement} RETURNING id, workspace_id`,
    values,
  );
  const moved = rows[0];
  if (moved === undefined) return null;
  await notify(client, { workspaceId: moved.workspace_id, topic: "campaign", id: moved.id });
  return moved.id;
}
