import type { WorkspaceContext } from "@/lib/access/context";
import { PERMISSIONS } from "@/lib/access/permissions.rules";
import { approvalChanges, campaignDemandSentence } from "@/lib/approvals/approval.rules";
import { approvalView, type StoredApproval } from "@/lib/approvals/approval.view";
import { storedApprovalRules } from "@/lib/approvals/approval-rules.input";
import { authorsOf } from "@/lib/approvals/authors-of";
import { findCampaignDemand } from "@/lib/approvals/find-campaign-demand";
import { readApprovable } from "@/lib/approvals/read-approvable";
import { requireApprover } from "@/lib/approvals/require-approver";
import type { ApprovalReview } from "@/lib/campaigns/approval-review.view";
import { AppError } from "@/lib/core/app-error";
import { english } from "@/lib/core/english";
import type { Say } from "@/lib/core/sentence";
import { type SqlClient, sql } from "@/lib/platform/db/sql";

const SHOWN = 5;

/**
 * What the check page shows of another person's yes: whether launching it now needs one, what was
 * asked, what has changed since, and who may answer. It is shown as changed as soon as a segment
 * asks otherwise than it did.
 */
export function reviewApproval(
  ctx: WorkspaceContext,
  { id, recipients, credits }: { id: string; recipients: number; credits: number },
  say: Say = english,
): Promise<ApprovalReview> {
  const { workspaceId } = ctx;
  return sql.transaction(async (client) => {
    const { rows } = await client.query<{ approval: StoredApproval | null }>(
      "SELECT approval FROM campaign WHERE id = $1 AND workspace_id = $2 AND archived_at IS NULL",
      [id, workspaceId],
    );
    if (rows[0] === undefined) throw new AppError("not_found");
    const { approval } = rows[0];
    const demand = await findCampaignDemand(client, ctx, { recipients, credits });
    const needed = demand === null ? null : say(campaignDemandSentence(demand));
    const approvers = await listApprovers(client, ctx, id);
    if (approval === null)
      return { approval, why: null, needed, cannot: null, sinceAsked: [], sinceBefore: [], approvers };
    const { asked, hash } = await readApprovable(client, workspaceId, id);
    if (approval.state === "waiting" && approval.hash !== hash) approval.state = "changed";
    const waits = approval.state === "waiting";
    const { previous } = approval;
    return {
      approval: approvalView(approval),
      why: say(campaignDemandSentence(approval)),
      needed,
      cannot: waits ? await whyNot(client, ctx, id, approval, say) : null,
      sinceAsked: waits ? [] : approvalChanges(approval.asked, asked),
      sinceBefore: waits && previous ? approvalChanges(previous.asked, asked) : [],
      approvers,
    };
  });
}

async function whyNot(
  client: SqlClient,
  ctx: WorkspaceContext,
  id: string,
  approval: StoredApproval,
  say: Say,
): Promise<string | null> {
  try {
    await requireApprover(client, ctx, id, approval);
    return null;
  } catch (error) {
    if (error instanceof AppError) return say(error.sentence);
    throw error;
  }
}

/** A few of those who may answer: not its authors, and not those who need a yes themselves. */
async function listApprovers(client: SqlClient, ctx: WorkspaceContext, id: string): Promise<string[]> {
  const authors = await authorsOf(client, ctx.workspaceId, id);
  const { rows } = await client.query<{ name: string; role: string; user_id: string; settings: unknown }>(
    `SELECT u.name, m.role::text AS role, m.user_id, w.settings
     FROM member m JOIN "user" u ON u.id = m.user_id JOIN workspace w ON w.id = m.workspace_id
     WHERE m.workspace_id = $1 AND m.disabled_at IS NULL AND m.role::text = ANY ($2) AND m.user_id <> ALL ($3)
     ORDER BY u.name LIMIT 50`,
    [
      ctx.workspaceId,
      ["owner", ...PERMISSIONS["campaigns.approve"]],
      [...authors, ctx.actor.userId ?? ctx.actor.id],
    ],
  );
  const bound: readonly string[] = storedApprovalRules.parse(rows[0]?.settings ?? {}).approveAlwaysForRoles;
  return rows
    .filter(({ role }) => !bound.includes(role))
    .slice(0, SHOWN)
    .map(({ name }) => name);
}
