import { resolveAlarm } from "@/lib/alarms/resolve-alarm";
import type { ApprovalView } from "@/lib/approvals/approval.view";
import { readApprovable } from "@/lib/approvals/read-approvable";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";

/** Raised when somebody is called for again. */
export const APPROVAL_ALARM = "campaign.approval";

type Ending = Pick<ApprovalView, "state"> &
  Partial<Pick<ApprovalView, "decidedByName" | "decisionNote">> & { decided?: boolean };

/** Nobody is waited for any more. `decided`: a person said so, now. */
export async function endAsking(
  client: SqlRunner,
  workspaceId: string,
  campaignId: string,
  { decided = false, ...ending }: Ending,
): Promise<void> {
  await client.query(
    `UPDATE campaign
     SET approval = approval || $3::jsonb || CASE WHEN $4::boolean
         THEN jsonb_build_object('decidedAt',
           to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
         ELSE '{}' END,
       approval_due_at = NULL
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND approval IS NOT NULL`,
    [workspaceId, campaignId, JSON.stringify(ending), decided],
  );
  await resolveAlarm(client, { workspaceId, kind: APPROVAL_ALARM, entityId: campaignId });
  await notify(client, { workspaceId, topic: "campaign", id: campaignId });
}

/** A draft that was changed is no longer what another person was asked about: it is asked again. */
export async function endIfChanged(
  client: SqlRunner,
  workspaceId: string,
  campaignId: string,
): Promise<void> {
  const { rows } = await client.query<{ hash: string }>(
    `SELECT approval ->> 'hash' AS hash FROM campaign
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND approval ->> 'state' = 'waiting'`,
    [workspaceId, campaignId],
  );
  const before = rows[0]?.hash;
  if (before === undefined) return;
  const { hash } = await readApprovable(client, workspaceId, campaignId);
  if (hash !== before) await endAsking(client, workspaceId, campaignId, { state: "changed" });
}

/** Where no yes is needed after all, or the draft is deleted. */
export async function forgetAsking(
  client: SqlRunner,
  workspaceId: string,
  campaignId: string,
): Promise<void> {
  await client.query(
    `UPDATE campaign SET approval = NULL, approval_due_at = NULL
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, campaignId],
  );
  await resolveAlarm(client, { workspaceId, kind: APPROVAL_ALARM, entityId: campaignId });
}
