import { requireOwnAccount } from "@/lib/members/own-account";
import type { TwoStepView } from "@/lib/members/two-step.view";
import type { WorkspaceContext } from "@/lib/workspaces/context";
import { asksTwoStep } from "@/lib/workspaces/two-step.rules";
import { readWorkspaceSettings } from "@/lib/workspaces/workspace.queries";

export async function getTwoStep(ctx: WorkspaceContext): Promise<TwoStepView> {
  const [account, settings] = await Promise.all([requireOwnAccount(ctx), readWorkspaceSettings(ctx)]);
  return {
    enabled: account.hasTwoStep,
    recoveryCodes: account.recoveryCodes,
    required: settings.requireTwoStep && asksTwoStep(ctx.actor.role),
  };
}
