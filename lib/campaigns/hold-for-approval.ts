import type { Role } from "@/lib/access/permissions.rules";
import { type CampaignDemand, campaignDemand } from "@/lib/approvals/approval.rules";
import type { ApprovalRules } from "@/lib/approvals/approval-rules.input";
import { askForApproval } from "@/lib/approvals/ask-for-approval";
import { authorsOf } from "@/lib/approvals/authors-of";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import { type AuditSource, recordAudit } from "@/lib/audit/record-audit";
import { takeBackRepeating } from "@/lib/campaigns/end-repeating";
import { moveSql } from "@/lib/campaigns/move-sql";
import type { SqlClient } from "@/lib/platform/db/sql";

const LAUNCHED: AuditAction = "campaign.launched";
const NOT_STARTED = "(c.status = 'scheduled' OR (c.status = 'paused' AND c.started_at IS NULL))";

/** Who acts: a person, a key or the worker. */
type Acting = AuditSource & { workspaceId: string };

interface Held {
  id: string;
  recipients: number;
  credits: number;
  launched_by_name: string | null;
  created_by_id: string | null;
}

/**
 * What new rules bring with them, in the transaction that sets them: campaigns that have not begun,
 * that they ask another person for and that nobody approved, are drafts again that wait for one.
 */
export async function holdUnapproved(client: SqlClient, ctx: Acting, rules: ApprovalRules): Promise<number> {
  const { rows } = await client.query<Held & { role: Role | null }>(
    `SELECT c.id, c.recipients, c.launched_by_name, c.created_by_id,
       greatest(c.credits, (
         SELECT f.most_credits FROM campaign_fallback f WHERE f.campaign_id = c.id))::float8 AS credits,
       (SELECT coalesce(m.role, k.role)::text
        FROM audit_entry a
          LEFT JOIN member m ON m.workspace_id = a.workspace_id AND m.id::text = a.actor_id
          LEFT JOIN api_key k ON k.workspace_id = a.workspace_id AND k.id::text = a.actor_id
        WHERE a.workspace_id = c.workspace_id AND a.entity_id = c.id::text AND a.action = '${LAUNCHED}'
          AND a.at BETWEEN c.launched_at - interval '1 hour' AND c.launched_at + interval '1 second'
        ORDER BY a.id DESC LIMIT 1) AS role
     FROM campaign c
     WHERE c.workspace_id = $1 AND c.kind = 'campaign' AND c.archived_at IS NULL AND ${NOT_STARTED}
       AND coalesce(c.approval ->> 'state', '') <> 'approved'
     ORDER BY c.launched_at, c.id FOR UPDATE OF c`,
    [ctx.workspaceId],
  );
  let held = 0;
  for (const row of rows) {
    const demand = campaignDemand(rules, row);
    if (demand !== null && (await hold(client, ctx, row, demand, true))) held += 1;
  }
  return held;
}

/**
 * A campaign that nobody may send without another person's yes is a draft again, and waits for
 * one. At its start its own time is gone: it is sent when somebody has said yes.
 */
export async function holdForApproval(
  client: SqlClient,
  ctx: Acting,
  id: string,
  demand: CampaignDemand,
  size: { recipients: number; credits: number },
): Promise<boolean> {
  const { rows } = await client.query<Held>(
    `SELECT c.id, c.launched_by_name, c.created_by_id FROM campaign c
     WHERE c.id = $1 AND c.workspace_id = $2 AND ${NOT_STARTED} FOR UPDATE`,
    [id, ctx.workspaceId],
  );
  return rows[0] !== undefined && hold(client, ctx, { ...rows[0], ...size }, demand, false);
}

async function hold(
  client: SqlClient,
  ctx: Acting,
  { id, recipients, credits, launched_by_name: launchedByName, created_by_id: createdById }: Held,
  demand: CampaignDemand,
  keepsTime: boolean,
): Promise<boolean> {
  const byIds = await authorsOf(client, ctx.workspaceId, id);
  const { to, allowed } = moveSql("holdForApproval", "c");
  const kept = keepsTime ? "time_zone IS NOT NULL" : "false";
  const moved = await client.query(
    `UPDATE campaign c
     SET ${to}, launched_at = NULL, launched_by_name = NULL, recipients = 0, credits = 0, removed = '{}',
       asks_again = false, paused_reason = NULL, version = version + 1, updated_at = now(),
       time_zone = CASE WHEN ${kept} THEN time_zone END,
       scheduled_at = CASE WHEN ${kept} THEN scheduled_at END
     WHERE c.id = $1 AND ${allowed}`,
    [id],
  );
  if (!moved.rowCount) return false;
  await client.query("DELETE FROM message WHERE campaign_id = $1", [id]);
  await client.query("DELETE FROM campaign_split WHERE campaign_id = $1", [id]);
  await takeBackRepeating(client, id);
  await recordAudit(client, ctx, {
    action: "campaign.heldForApproval",
    entity: "campaign",
    entityId: id,
    after: { ...demand, recipients, credits },
  });
  const byName = launchedByName ?? "";
  await askForApproval(client, ctx, id, {
    ...{ demand, recipients, credits, note: "", byId: createdById, byIds, byName },
  });
  return true;
}
