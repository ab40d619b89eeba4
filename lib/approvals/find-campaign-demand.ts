import type { WorkspaceContext } from "@/lib/access/context";
import { type CampaignDemand, campaignDemand } from "@/lib/approvals/approval.rules";
import { storedApprovalRules } from "@/lib/approvals/approval-rules.input";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { findTies } from "@/lib/second-person/find-ties";
import { personsBehind } from "@/lib/second-person/persons-behind";
import { relatedPersons } from "@/lib/second-person/related-persons.rules";

const CHANGED: AuditAction = "workspace.approvalRulesChanged";
/** Whoever changed the rules in so many hours is bound by those of before too. */
const BOUND_HOURS = 24;

/**
 * Whether what somebody launches needs another person. Whoever loosened the rules in the last day
 * is bound by the earlier ones still, with every login in the same hands: nobody lifts them, sends
 * and puts them back alone. The rules are held until the transaction ends, so that none is missed
 * that is set at the same moment.
 */
export async function findCampaignDemand(
  client: SqlRunner,
  ctx: WorkspaceContext,
  size: { recipients: number; credits: number },
): Promise<CampaignDemand | null> {
  const asked = { ...size, role: ctx.actor.kind === "system" ? null : ctx.actor.role };
  const demand = campaignDemand(await holdApprovalRules(client, ctx.workspaceId), asked);
  if (demand !== null) return demand;
  const { rows } = await client.query<{ before: unknown; persons: (string | null)[] }>(
    `SELECT a.before, ARRAY[m.user_id, k.created_by_id, k.held_by_id]::text[] AS persons
     FROM audit_entry a
       LEFT JOIN member m ON m.workspace_id = a.workspace_id AND m.id::text = a.actor_id
       LEFT JOIN api_key k ON k.workspace_id = a.workspace_id AND k.id::text = a.actor_id
     WHERE a.workspace_id = $1::uuid AND a.action = '${CHANGED}'
       AND a.at > now() - make_interval(hours => ${BOUND_HOURS})`,
    [ctx.workspaceId],
  );
  if (rows.length === 0) return null;
  const ties = await findTies(client, ctx.workspaceId, new Date());
  const mine = relatedPersons(await personsBehind(client, ctx), ties);
  for (const { before, persons } of rows) {
    if (!persons.some((person) => person !== null && mine.has(person))) continue;
    const earlier = campaignDemand(storedApprovalRules.parse(before ?? {}), asked);
    if (earlier !== null) return earlier;
  }
  return null;
}

/** The rules of now, which nobody changes before the transaction ends. */
export async function holdApprovalRules(client: SqlRunner, workspaceId: string) {
  const { rows } = await client.query<{ settings: unknown }>(
    "SELECT settings FROM workspace WHERE id = $1::uuid FOR SHARE",
    [workspaceId],
  );
  return storedApprovalRules.parse(rows[0]?.settings ?? {});
}
