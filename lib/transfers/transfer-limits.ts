import "server-only";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import type { WorkspaceContext } from "@/lib/workspaces/context";
import { getWorkspaceSettings } from "@/lib/workspaces/get-workspace-settings";

/** The sizes from which a transfer needs more care, as the workspace set them. */
export interface TransferLimits {
  /** Above this a second person approves, and decides unknown outcomes; null: never. */
  approvalAbove: number | null;
  /** Above this the customer's username is typed. */
  typeUsernameAbove: number;
}

export async function readTransferLimits(tx: WorkspaceDb, workspaceId: string): Promise<TransferLimits> {
  const settings = await getWorkspaceSettings(tx, workspaceId);
  return { approvalAbove: settings.transferApprovalAbove, typeUsernameAbove: settings.typedConfirmationAbove };
}

export function getTransferLimits(ctx: Pick<WorkspaceContext, "workspaceId">): Promise<TransferLimits> {
  return inWorkspace(ctx.workspaceId, (tx) => readTransferLimits(tx, ctx.workspaceId));
}
