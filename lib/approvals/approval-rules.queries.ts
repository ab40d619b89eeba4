import type { WorkspaceContext } from "@/lib/access/context";
import { type ApprovalRules, storedApprovalRules } from "@/lib/approvals/approval-rules.input";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Which campaigns of a workspace need another person's yes; none where it decided nothing. */
export async function readApprovalRules({ workspaceId }: WorkspaceContext): Promise<ApprovalRules> {
  const row = await inWorkspace(workspaceId, (tx) =>
    tx.workspace.findUnique({ where: { id: workspaceId }, select: { settings: true } }),
  );
  return storedApprovalRules.parse(row?.settings ?? {});
}
