import type { WorkspaceContext } from "@/lib/access/context";
import { saveApprovalRules } from "@/lib/campaigns/save-approval-rules";
import { saveCreditPrice } from "@/lib/reports/save-credit-price";
import { saveSendingRules } from "@/lib/sending-rules/save-sending-rules";
import type { ChangeWorkspaceInput } from "@/lib/workspaces/change-workspace.input";
import { readWorkspace } from "@/lib/workspaces/read-workspace";
import type { WorkspaceView } from "@/lib/workspaces/workspace.view";

/** A price holds from today on; the same one again changes nothing. */
export async function changeWorkspace(
  ctx: WorkspaceContext,
  {
    creditPrice,
    approveCampaignsAbove,
    approveCreditsAbove,
    approveAlwaysForRoles,
    ...rules
  }: ChangeWorkspaceInput,
): Promise<WorkspaceView> {
  await saveApprovalRules(ctx, { approveCampaignsAbove, approveCreditsAbove, approveAlwaysForRoles });
  if (Object.keys(rules).length > 0) await saveSendingRules(ctx, rules);
  const before = await readWorkspace(ctx);
  const isSame =
    creditPrice?.amount === before.creditPrice?.amount &&
    creditPrice?.currency === before.creditPrice?.currency;
  if (creditPrice === undefined || isSame) return before;
  await saveCreditPrice(ctx, creditPrice ?? { amount: null, currency: "MYR" });
  return readWorkspace(ctx);
}
