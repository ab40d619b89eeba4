import type { WorkspaceContext } from "@/lib/access/context";
import type { Role } from "@/lib/access/permissions.rules";
import { type CampaignDemand, campaignDemand } from "@/lib/approvals/approval.rules";
import type { StoredApproval } from "@/lib/approvals/approval.view";
import type { ApprovalRules } from "@/lib/approvals/approval-rules.input";
import { askForApproval } from "@/lib/approvals/ask-for-approval";
import { forgetAsking } from "@/lib/approvals/end-asking";
import { findCampaignDemand, holdApprovalRules } from "@/lib/approvals/find-campaign-demand";
import { hashAudience } from "@/lib/approvals/read-approvable";
import { standingFor } from "@/lib/approvals/standing-approval";
import { withinApproved } from "@/lib/approvals/standing-approval.rules";
import type { StoredAudience } from "@/lib/audiences/asked-audience";
import type { Occasion } from "@/lib/audiences/occasion.view";
import type { LaunchInput } from "@/lib/campaigns/campaign.input";
import { type SqlClient, sql } from "@/lib/platform/db/sql";
import { personsBehind } from "@/lib/second-person/persons-behind";

interface Size {
  recipients: number;
  credits: number;
}

/** Takes a launch back whole; another person is asked instead. */
export class ApprovalNeeded extends Error {
  constructor(
    readonly demand: CampaignDemand,
    readonly size: Size,
  ) {
    super("another person has to approve it");
  }
}

/**
 * Inside the launch, when it is known who gets it: without another person's yes, nothing that needs
 * one is launched, by whichever way (S37).
 */
export async function requireApproval(
  client: SqlClient,
  ctx: WorkspaceContext,
  input: LaunchInput,
  size: Size,
): Promise<void> {
  if (input.approvedFor !== undefined) return;
  const roles = input.rolesBehind ?? [];
  const demand = (await findCampaignDemand(client, ctx, size)) ?? (await roleDemand(client, ctx, roles));
  if (demand !== null && !(await isApprovedRun(client, ctx.workspaceId, input.id, size)))
    throw new ApprovalNeeded(demand, size);
  await forgetAsking(client, ctx.workspaceId, input.id);
}

async function roleDemand(
  client: SqlClient,
  { workspaceId }: WorkspaceContext,
  roles: Role[],
): Promise<CampaignDemand | null> {
  const rules = await holdApprovalRules(client, workspaceId);
  const nobody = { recipients: 0, credits: 0 };
  const found = roles.map((role) => campaignDemand(rules, { ...nobody, role }));
  return found.find((demand) => demand !== null) ?? null;
}

/** A run of what another person approved as it still is, and not much larger than they saw. */
async function isApprovedRun(
  client: SqlClient,
  workspaceId: string,
  id: string,
  size: Size,
): Promise<boolean> {
  const standing = await standingFor(client, workspaceId, id);
  return standing !== null && withinApproved(standing, size);
}

/**
 * The same at the start of a campaign whose segments were asked again: it may have grown beyond the
 * rules, or its segments may ask what nobody approved.
 */
export async function requireApprovedStart(
  client: SqlClient,
  campaign: { id: string; workspace_id: string; audience: StoredAudience; occasion: Occasion | null },
  rules: ApprovalRules,
  size: Size,
): Promise<void> {
  const { rows } = await client.query<{ approval: StoredApproval | null }>(
    "SELECT approval FROM campaign WHERE id = $1",
    [campaign.id],
  );
  const approval = rows[0]?.approval ?? null;
  if (approval?.state !== "approved") {
    const demand = campaignDemand(rules, { ...size, role: null });
    if (demand !== null) throw new ApprovalNeeded(demand, size);
    return;
  }
  const now = await hashAudience(client, campaign.workspace_id, campaign.audience);
  const { why, above } = approval;
  // A first run is counted anew: the yes to it is one to what was seen.
  const grown = campaign.occasion !== null && !withinApproved(approval, size);
  if (grown || now !== approval.asked.audienceHash) throw new ApprovalNeeded({ why, above }, size);
}

/** Asks for the yes, unless somebody else has launched it meanwhile. */
export async function askInstead(
  ctx: WorkspaceContext,
  input: LaunchInput,
  { demand, size }: ApprovalNeeded,
): Promise<void> {
  await sql.transaction(async (client) => {
    const draft = await client.query(
      `SELECT FROM campaign
       WHERE id = $1 AND workspace_id = $2 AND status = 'draft' AND archived_at IS NULL FOR UPDATE`,
      [input.id, ctx.workspaceId],
    );
    if (!draft.rowCount) return;
    await askForApproval(client, ctx, input.id, {
      ...{ demand, ...size, note: input.note ?? "" },
      byId: ctx.actor.id,
      byIds: await personsBehind(client, ctx),
      byName: ctx.actor.name,
    });
  });
}
