import { approvalTimes, type CampaignDemand } from "@/lib/approvals/approval.rules";
import type { StoredApproval } from "@/lib/approvals/approval.view";
import { readApprovable } from "@/lib/approvals/read-approvable";
import { type AuditSource, recordAudit } from "@/lib/audit/record-audit";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { notify } from "@/lib/platform/live/notify";
import { enqueueWebhook } from "@/lib/webhooks/enqueue-webhook";

/** Who acts: a person, a key or the worker. */
type Acting = AuditSource & { workspaceId: string };

export interface Asking {
  demand: CampaignDemand;
  recipients: number;
  credits: number;
  note: string;
  /** When it is too late for a yes, where that is sooner than otherwise. */
  until?: Date;
  /** Who asks: the member or key, and the persons behind it. */
  byId: string | null;
  byIds: string[];
  byName: string;
}

/**
 * Asks another person for a yes to a draft, as it is now. The same once more changes nothing; what
 * was asked about before is kept, so that the other person sees what is new. Call it with the
 * campaign's row locked.
 */
export async function askForApproval(
  client: SqlRunner,
  ctx: Acting,
  campaignId: string,
  asking: Asking,
): Promise<void> {
  const { workspaceId } = ctx;
  const { rows } = await client.query<{ approval: StoredApproval | null; name: string; now: Date }>(
    "SELECT approval, name, now() AS now FROM campaign WHERE workspace_id = $1::uuid AND id = $2::uuid",
    [workspaceId, campaignId],
  );
  const row = rows[0];
  if (row === undefined) return;
  const { asked, hash } = await readApprovable(client, workspaceId, campaignId);
  const before = row.approval;
  if (before?.state === "waiting" && before.hash === hash) return;
  const ends = asking.until ?? (asked.scheduledAt ? new Date(asked.scheduledAt) : null);
  const { expiresAt, remindAt } = approvalTimes(row.now, ends);
  const approval: StoredApproval = {
    state: "waiting",
    ...asking.demand,
    recipients: asking.recipients,
    credits: asking.credits,
    hash,
    note: asking.note,
    askedAt: row.now.toISOString(),
    askedByName: asking.byName,
    expiresAt: expiresAt.toISOString(),
    decidedAt: null,
    decidedByName: null,
    decisionNote: "",
    askedById: asking.byId,
    askedByIds: asking.byIds,
    asked,
    previous: before === null ? null : { askedAt: before.askedAt, asked: before.asked },
  };
  await client.query(
    `UPDATE campaign SET approval = $3::jsonb, approval_due_at = $4::timestamptz
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, campaignId, JSON.stringify(approval), remindAt],
  );
  const { why, above } = asking.demand;
  const { recipients, credits, note } = asking;
  await recordAudit(client, ctx, {
    action: "campaign.approvalAsked",
    entity: "campaign",
    entityId: campaignId,
    after: { recipients, credits, why, above, note },
  });
  await enqueueWebhook(client, {
    workspaceId,
    event: "campaign.awaiting_approval",
    data: {
      ...{ id: campaignId, name: row.name, askedBy: asking.byName, note },
      ...{ recipients, credits, why, above, expiresAt: approval.expiresAt },
    },
  });
  await notify(client, { workspaceId, topic: "campaign", id: campaignId });
}
