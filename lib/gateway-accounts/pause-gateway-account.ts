import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import { english } from "@/lib/core/english";
import { sayTold, type Told } from "@/lib/core/kept-sentence";
import type { PauseReason } from "@/lib/core/pause-reason";
import { sentence } from "@/lib/core/sentence";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";

const SENTENCES = {
  credits: "alarms.gatewayCredits",
  credentials: "alarms.gatewayCredentials",
  policy: "alarms.gatewayPolicy",
} as const satisfies Record<PauseReason, string>;

/**
 * Stops an account and everything that is sending through it, in the caller's transaction (S12,
 * S13). Returns how many campaigns were paused. Refused credentials win over missing credits: they
 * must be mended first.
 * @param told what the gateway answered
 * @param epoch the account's epoch when the refused call was made. After a resume or with new
 * credentials its refusal is stale, and nothing is paused.
 */
export async function pauseGatewayAccount(
  client: SqlRunner,
  accountId: string,
  reason: PauseReason,
  told: Told,
  epoch: number | null = null,
): Promise<number> {
  const { rows: accounts } = await client.query<{ workspace_id: string; label: string }>(
    `UPDATE gateway_account
     SET status = 'paused', paused_at = coalesce(paused_at, now()),
       paused_reason = CASE WHEN paused_reason = 'credentials' THEN 'credentials' ELSE $2::text END
     WHERE id = $1::uuid AND ($3::int IS NULL OR epoch = $3::int)
     RETURNING workspace_id, label`,
    [accountId, reason, epoch],
  );
  const account = accounts[0];
  if (!account) return 0;
  const detail = sayTold(told, english);
  const { to, allowed } = moveSql("pauseWithAccount");
  const { rows: campaigns } = await client.query<{ id: string }>(
    `UPDATE campaign
     SET ${to}, paused_reason = $2::text, paused_at = now(), paused_by_name = NULL, updated_at = now()
     WHERE gateway_account_id = $1::uuid AND ${allowed}
     RETURNING id`,
    [accountId, reason],
  );
  const workspaceId = account.workspace_id;
  for (const campaign of campaigns) await notify(client, { workspaceId, topic: "campaign", id: campaign.id });
  const fresh = await raiseAlarm(client, {
    workspaceId,
    kind: `gateway.${reason}`,
    entityId: accountId,
    sentence: sentence(SENTENCES[reason], { account: account.label }),
    detail: { reason, detail, campaigns: campaigns.length },
  });
  await notify(client, { workspaceId, topic: "balance", id: accountId });
  if (fresh || campaigns.length > 0) {
    await recordAudit(client, systemContext(workspaceId, "worker"), {
      action: "gatewayAccount.paused",
      entity: "gatewayAccount",
      entityId: accountId,
      after: { reason, detail, campaigns: campaigns.map((c) => c.id) },
    });
  }
  return campaigns.length;
}
