import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import { sentence } from "@/lib/core/sentence";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";

interface Refused {
  outcome: { campaignId: string; code: string | null };
  decision: { stopCampaign: boolean };
}

/**
 * Pauses each campaign whose message was refused for what all of its messages have in common: the
 * others still wait, and nobody fails for it.
 */
export async function stopCampaigns(client: SqlClient, decided: readonly Refused[]): Promise<void> {
  const codes = new Map(
    decided
      .filter(({ decision }) => decision.stopCampaign)
      .map(({ outcome }) => [outcome.campaignId, outcome.code ?? "–"]),
  );
  for (const [id, code] of codes) await stop(client, id, code);
}

async function stop(client: SqlClient, id: string, code: string): Promise<void> {
  const { to, allowed } = moveSql("pauseItself");
  const { rows } = await client.query<{ workspace_id: string; name: string }>(
    `UPDATE campaign
     SET ${to}, paused_reason = 'template', paused_at = now(), paused_by_name = NULL, updated_at = now()
     WHERE id = $1 AND ${allowed}
     RETURNING workspace_id, name`,
    [id],
  );
  const campaign = rows[0];
  if (campaign === undefined) return;
  const { workspace_id: workspaceId, name } = campaign;
  await raiseAlarm(client, {
    workspaceId,
    kind: "campaign.paused",
    entityId: id,
    sentence: sentence("alarms.campaignTemplate", { name, code }),
    detail: { reason: "template", code },
  });
  await recordAudit(client, systemContext(workspaceId, "worker"), {
    action: "campaign.paused",
    entity: "campaign",
    entityId: id,
    after: { reason: "template", code },
  });
  await notify(client, { workspaceId, topic: "campaign", id });
}
