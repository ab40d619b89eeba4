import type { AuditAction } from "@/lib/audit/audit-action.rules";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

const EDITED: AuditAction = "campaign.edited";
const LAUNCHED: AuditAction = "campaign.launched";
const ASKED: AuditAction = "campaign.approvalAsked";
const CHANGED: AuditAction = "recurringCampaign.changed";

/**
 * The persons (user ids) who made a campaign, changed it, or launched it last, and those who
 * changed what it is a run of, also through keys, and keys of the operator that did so: none of
 * them is a second pair of eyes.
 */
export async function authorsOf(
  client: SqlRunner,
  workspaceId: string,
  campaignId: string,
): Promise<string[]> {
  const { rows } = await client.query<{ person: string }>(
    `WITH campaign_row AS (
       SELECT created_by_id, launched_at, occasion ->> 'recurringId' AS recurring_id
       FROM campaign WHERE workspace_id = $1::uuid AND id = $2::uuid),
     actors AS (
       SELECT created_by_id AS id FROM campaign_row
       UNION
       SELECT actor_id FROM audit_entry
       WHERE workspace_id = $1::uuid AND entity_id = $2::text AND action = '${EDITED}'
       UNION
       SELECT a.actor_id FROM audit_entry a JOIN campaign_row c ON a.entity_id = c.recurring_id
       WHERE a.workspace_id = $1::uuid AND a.action IN ('${EDITED}', '${ASKED}', '${CHANGED}')
       UNION
       SELECT a.actor_id FROM audit_entry a JOIN campaign_row c
         ON a.at BETWEEN c.launched_at - interval '1 hour' AND c.launched_at + interval '1 second'
       WHERE a.workspace_id = $1::uuid AND a.entity_id = $2::text AND a.action = '${LAUNCHED}'),
     persons AS (
       SELECT m.user_id::text AS person FROM member m JOIN actors ON actors.id = m.id::text
       WHERE m.workspace_id = $1::uuid
       UNION
       SELECT unnest(CASE WHEN num_nonnulls(k.created_by_id, k.held_by_id) = 0 THEN ARRAY[k.id]
         ELSE ARRAY[k.created_by_id, k.held_by_id] END)::text
       FROM api_key k JOIN actors ON actors.id = k.id::text
       WHERE k.workspace_id = $1::uuid)
     SELECT person FROM persons WHERE person IS NOT NULL`,
    [workspaceId, campaignId],
  );
  return rows.map(({ person }) => person);
}
