import type { WorkspaceContext } from "@/lib/access/context";
import {
  type ApprovalRules,
  type ChangeApprovalRules,
  storedApprovalRules,
} from "@/lib/approvals/approval-rules.input";
import { readApprovalRules } from "@/lib/approvals/approval-rules.queries";
import { recordAudit } from "@/lib/audit/record-audit";
import { holdUnapproved } from "@/lib/campaigns/hold-for-approval";
import { AppError } from "@/lib/core/app-error";
import { sql } from "@/lib/platform/db/sql";

/**
 * Changes which campaigns need another person's yes; what is absent stays. It holds at once, for
 * campaigns that wait for their time too. The same once more changes nothing.
 */
export async function saveApprovalRules(
  ctx: WorkspaceContext,
  change: ChangeApprovalRules,
): Promise<ApprovalRules> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return readApprovalRules(ctx);
  return sql.transaction(async (client) => {
    const { rows } = await client.query<{ settings: object | null }>(
      "SELECT settings FROM workspace WHERE id = $1 FOR NO KEY UPDATE",
      [ctx.workspaceId],
    );
    if (!rows[0]) throw new AppError("not_found");
    const before = storedApprovalRules.parse(rows[0].settings ?? {});
    const after: ApprovalRules = { ...before, ...given };
    after.approveAlwaysForRoles = [...new Set(after.approveAlwaysForRoles)].sort();
    if (JSON.stringify(before) === JSON.stringify(after)) return after;
    await client.query(
      "UPDATE workspace SET settings = coalesce(settings, '{}') || $2::jsonb WHERE id = $1",
      [ctx.workspaceId, JSON.stringify(after)],
    );
    await recordAudit(client, ctx, {
      action: "workspace.approvalRulesChanged",
      entity: "workspace",
      entityId: ctx.workspaceId,
      before,
      after,
    });
    await holdUnapproved(client, ctx, after);
    return after;
  });
}
