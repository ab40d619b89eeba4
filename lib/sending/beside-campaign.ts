import { moveSql } from "@/lib/campaigns/move-sql";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

/**
 * A campaign that was made beside another one, for people whom that did not reach, launches and
 * begins at once. On an account that is paused it waits with that.
 */
export async function beginBeside(client: SqlClient, id: string): Promise<void> {
  const launch = moveSql("launch");
  await client.query(`UPDATE campaign SET ${launch.to} WHERE id = $1 AND ${launch.allowed}`, [id]);
  const [start, wait] = [moveSql("start", "c"), moveSql("startPaused", "c")];
  await client.query(
    `UPDATE campaign c SET ${start.to}
     FROM gateway_account a
     WHERE c.id = $1 AND a.id = c.gateway_account_id AND a.status = 'active' AND ${start.allowed}`,
    [id],
  );
  await client.query(
    `UPDATE campaign c
     SET ${wait.to}, paused_reason = coalesce(a.paused_reason, 'person'), paused_at = now()
     FROM gateway_account a
     WHERE c.id = $1 AND a.id = c.gateway_account_id AND ${wait.allowed}`,
    [id],
  );
}

/** More people: it goes on if it had finished, and is looked through though it rests. */
export async function addToBeside(
  client: SqlClient,
  { workspaceId, id }: { workspaceId: string; id: string },
  { people, credits }: { people: number; credits: number },
  open: "fallback_open" | "retry_open",
): Promise<void> {
  await client.query(
    `UPDATE campaign SET recipients = recipients + $2, credits = credits + $3, rest_until = NULL,
       ${open} = true, updated_at = now() WHERE id = $1`,
    [id, people, credits],
  );
  const { to, allowed } = moveSql("reopen");
  await client.query(`UPDATE campaign SET ${to}, finished_at = NULL WHERE id = $1 AND ${allowed}`, [id]);
  await notify(client, { workspaceId, topic: "campaign", id });
}
