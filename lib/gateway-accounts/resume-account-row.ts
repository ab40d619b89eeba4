import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import { type AuditSource, recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import { PAUSE_REASONS } from "@/lib/core/pause-reason";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";

const ALARMS = [
  ...PAUSE_REASONS.map((reason) => `gateway.${reason}`),
  "gateway.unreachable",
  "gateway.silent",
];
const PAUSED = PAUSE_REASONS.map((reason) => `'${reason}'`).join(", ");

/**
 * Makes an account active again, and the campaigns that its pause stopped, in the caller's
 * transaction. Those that a person paused stay paused. Returns how many go on.
 */
export async function resumeAccountRow(
  client: SqlRunner,
  by: AuditSource & { workspaceId: string },
  accountId: string,
): Promise<number> {
  const { workspaceId } = by;
  await client.query(
    `UPDATE gateway_account
     SET status = 'active', paused_reason = NULL, paused_at = NULL, epoch = epoch + 1
     WHERE id = $1::uuid AND workspace_id = $2::uuid`,
    [accountId, workspaceId],
  );
  const goOn = async (move: "resume" | "wait", which: string) => {
    const { to, allowed } = moveSql(move);
    const { rows } = await client.query<{ id: string }>(
      `UPDATE campaign
       SET ${to}, paused_reason = NULL, updated_at = now()
       WHERE workspace_id = $2::uuid AND gateway_account_id = $1::uuid AND ${allowed}
         AND paused_reason IN (${PAUSED}) AND ${which}
       RETURNING id`,
      [accountId, workspaceId],
    );
    return rows;
  };
  // One that has to ask its segments first is started by a worker, at once if its time has come.
  const rows = [...(await goOn("resume", "NOT asks_again")), ...(await goOn("wait", "asks_again"))];
  for (const { id } of rows) await notify(client, { workspaceId, topic: "campaign", id });
  for (const kind of ALARMS) await resolveAlarm(client, { workspaceId, kind, entityId: accountId });
  await notify(client, { workspaceId, topic: "balance", id: accountId });
  await recordAudit(client, by, {
    action: "gatewayAccount.resumed",
    entity: "gatewayAccount",
    entityId: accountId,
    after: { campaigns: rows.length },
  });
  return rows.length;
}
