import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { recordAudit } from "@/lib/audit/record-audit";
import { moveSql } from "@/lib/campaigns/move-sql";
import type { Sentence } from "@/lib/core/sentence";
import type { SqlClient } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import type { PausedFor } from "@/lib/sending-rules/care.view";

interface Why {
  reason: "template" | "request";
  code: string;
  /** What people are told, by the campaign's name. */
  said: (name: string) => Sentence;
  /** What was counted, where it was. */
  counted?: PausedFor;
}

/**
 * Pauses a campaign for what the gateway answered, and tells people why. One that does not send any
 * more is left as it is.
 */
export async function pauseByItself(client: SqlClient, id: string, why: Why): Promise<void> {
  const { to, allowed } = moveSql("pauseItself");
  const { rows } = await client.query<{ workspace_id: string; name: string }>(
    `UPDATE campaign
     SET ${to}, paused_reason = $2, paused_at = now(), paused_by_name = NULL, updated_at = now(),
       care = CASE WHEN $3::jsonb IS NULL THEN care
         ELSE coalesce(care, '{}') || jsonb_build_object('paused', $3::jsonb) END
     WHERE id = $1 AND ${allowed}
     RETURNING workspace_id, name`,
    [id, why.reason, why.counted === undefined ? null : JSON.stringify(why.counted)],
  );
  const campaign = rows[0];
  if (campaign === undefined) return;
  const { workspace_id: workspaceId, name } = campaign;
  const detail = { reason: why.reason, code: why.code };
  await raiseAlarm(client, {
    workspaceId,
    kind: "campaign.paused",
    entityId: id,
    sentence: why.said(name),
    detail,
  });
  await recordAudit(client, systemContext(workspaceId, "worker"), {
    action: "campaign.paused",
    entity: "campaign",
    entityId: id,
    after: detail,
  });
  await notify(client, { workspaceId, topic: "campaign", id });
}
