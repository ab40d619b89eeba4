import type { WorkspaceContext } from "@/lib/access/context";
import { readApprovalRules } from "@/lib/approvals/approval-rules.queries";
import { getCreditPrice } from "@/lib/reports/credit-price.queries";
import { readSendingRules } from "@/lib/sending-rules/sending-rules.queries";
import type { WorkspaceView } from "@/lib/workspaces/workspace.view";

/** What a workspace decided for itself, as a program sees it. */
export async function readWorkspace(ctx: WorkspaceContext): Promise<WorkspaceView> {
  const { current } = await getCreditPrice(ctx);
  const { amount, currency } = current ?? { amount: null, currency: null };
  return {
    ...(await readSendingRules(ctx)),
    ...(await readApprovalRules(ctx)),
    creditPrice: amount === null || currency === null ? null : { amount, currency },
  };
}
