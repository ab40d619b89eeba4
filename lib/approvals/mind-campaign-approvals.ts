import { systemContext } from "@/lib/access/system-context";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import type { StoredApproval } from "@/lib/approvals/approval.view";
import { APPROVAL_ALARM, endAsking, endIfChanged } from "@/lib/approvals/end-asking";
import { recordAudit } from "@/lib/audit/record-audit";
import { sentence } from "@/lib/core/sentence";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

interface Due {
  id: string;
  workspace_id: string;
  name: string;
  approval: StoredApproval;
  over: boolean;
}

/**
 * For the worker's loop: calls for the other person once more, ends an asking that nobody answered
 * in time, and those whose segments ask otherwise now. Returns whether one was due.
 */
export async function mindCampaignApprovals(): Promise<boolean> {
  const segmented = await sql.query<{ id: string; workspace_id: string }>(
    `SELECT id, workspace_id FROM campaign
     WHERE approval_due_at IS NOT NULL AND archived_at IS NULL
       AND audience::text LIKE '%"segments": ["%'
     ORDER BY approval_due_at LIMIT 500`,
  );
  for (const { id, workspace_id: workspaceId } of segmented)
    await sql.transaction(async (client) => {
      await client.query("SELECT FROM campaign WHERE id = $1 FOR UPDATE", [id]);
      await endIfChanged(client, workspaceId, id);
    });
  return mindOne();
}

function mindOne(): Promise<boolean> {
  return sql.transaction(async (client) => {
    const { rows } = await client.query<Due>(
      `SELECT id, workspace_id, name, approval, (approval ->> 'expiresAt')::timestamptz <= now() AS over
       FROM campaign
       WHERE approval_due_at <= now() AND archived_at IS NULL
       ORDER BY approval_due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    const due = rows[0];
    if (due === undefined) return false;
    if (due.over) await expire(client, due);
    else await remind(client, due);
    return true;
  });
}

async function expire(client: SqlClient, { id, workspace_id: workspaceId }: Due): Promise<void> {
  await endAsking(client, workspaceId, id, { state: "expired" });
  await recordAudit(client, systemContext(workspaceId, "worker"), {
    action: "campaign.approvalExpired",
    entity: "campaign",
    entityId: id,
  });
}

async function remind(
  client: SqlClient,
  { id, workspace_id: workspaceId, name, approval }: Due,
): Promise<void> {
  await client.query("UPDATE campaign SET approval_due_at = $2 WHERE id = $1", [id, approval.expiresAt]);
  const { askedByName, recipients } = approval;
  await raiseAlarm(client, {
    workspaceId,
    kind: APPROVAL_ALARM,
    entityId: id,
    sentence: sentence("alarms.campaignWaitsForApproval", { name: askedByName, campaign: name, recipients }),
  });
}
