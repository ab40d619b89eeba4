import type { Role } from "@/lib/access/permissions.rules";
import { digest, readApprovable } from "@/lib/approvals/read-approvable";
import type { StandingApproval } from "@/lib/approvals/standing-approval.rules";
import type { AuditAction } from "@/lib/audit/audit-action.rules";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";

const MADE: AuditAction[] = [
  "recurringCampaign.created",
  "recurringCampaign.changed",
  "campaign.edited",
  "campaign.approvalAsked",
];

/**
 * What a yes to a run is given to as far as it holds for the later ones: all but its own time, and
 * the rule by which they come.
 */
async function standingHash(runner: SqlRunner, workspaceId: string, campaignId: string): Promise<string> {
  const { asked, reason } = await readApprovable(runner, workspaceId, campaignId);
  const { scheduledAt: _, timeZone: _zone, repeat: _repeat, ...kept } = asked;
  const { rows } = await runner.query<{ rule: unknown }>(
    `SELECT jsonb_build_array(r.recurrence, r.clock, r.time_zone, r.ends_on) AS rule
     FROM recurring_campaign r JOIN campaign c ON r.id = (c.occasion ->> 'recurringId')::uuid
     WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid AND r.workspace_id = $1::uuid`,
    [workspaceId, campaignId],
  );
  return digest([kept, reason, rows[0]?.rule ?? null]);
}

/** Keeps a yes that was just given to a run, for those that come after it. */
export async function keepStanding(
  runner: SqlRunner,
  workspaceId: string,
  campaignId: string,
  byName: string,
): Promise<void> {
  const { rows } = await runner.query<{
    recurring_id: string;
    recipients: number;
    credits: number;
    now: Date;
  }>(
    `SELECT (occasion ->> 'recurringId') AS recurring_id, recipients, now() AS now,
       greatest(credits, (
         SELECT f.most_credits FROM campaign_fallback f WHERE f.campaign_id = campaign.id))::float8 AS credits
     FROM campaign WHERE workspace_id = $1::uuid AND id = $2::uuid AND occasion IS NOT NULL`,
    [workspaceId, campaignId],
  );
  const run = rows[0];
  if (run === undefined) return;
  const hash = await standingHash(runner, workspaceId, campaignId);
  const { recipients, credits, now } = run;
  const standing: StandingApproval = { hash, recipients, credits, byName, campaignId, at: now.toISOString() };
  await runner.query(
    "UPDATE recurring_campaign SET approved = $3::jsonb WHERE workspace_id = $1::uuid AND id = $2::uuid",
    [workspaceId, run.recurring_id, JSON.stringify(standing)],
  );
}

/** The yes that holds for a run as it is now; null where none was given, or to something else. */
export async function standingFor(
  runner: SqlRunner,
  workspaceId: string,
  campaignId: string,
): Promise<StandingApproval | null> {
  const { rows } = await runner.query<{ approved: StandingApproval | null }>(
    `SELECT r.approved
     FROM recurring_campaign r JOIN campaign c ON r.id = (c.occasion ->> 'recurringId')::uuid
     WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid AND r.workspace_id = $1::uuid`,
    [workspaceId, campaignId],
  );
  const approved = rows[0]?.approved ?? null;
  if (approved === null) return null;
  return approved.hash === (await standingHash(runner, workspaceId, campaignId)) ? approved : null;
}

/** The roles of those who made or changed a recurring campaign, as they are now. */
export async function rolesBehind(
  runner: SqlRunner,
  workspaceId: string,
  recurringId: string,
): Promise<Role[]> {
  const { rows } = await runner.query<{ role: Role }>(
    `WITH makers AS (
       SELECT created_by_id AS id FROM recurring_campaign WHERE workspace_id = $1::uuid AND id = $2::uuid
       UNION
       SELECT actor_id FROM audit_entry
       WHERE workspace_id = $1::uuid AND entity_id = $2::text AND action = ANY ($3::text[]))
     SELECT DISTINCT coalesce(m.role, k.role)::text AS role
     FROM makers
       LEFT JOIN member m ON m.workspace_id = $1::uuid AND m.id::text = makers.id
       LEFT JOIN api_key k ON k.workspace_id = $1::uuid AND k.id::text = makers.id
     WHERE coalesce(m.role, k.role) IS NOT NULL`,
    [workspaceId, recurringId, MADE],
  );
  return rows.map(({ role }) => role);
}
