import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import type { SqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { getWorkspaceSettings } from "@/lib/workspace-settings/get-workspace-settings";
import {
  type WorkspaceSettings,
  workspaceSettingsSchema,
} from "@/lib/workspace-settings/workspace-settings.input";

/** The sizes from which a transfer needs more care, as the workspace set them. */
export interface TransferLimits {
  /** Above this a second person approves, and decides unknown outcomes; null: never. */
  approvalAbove: number | null;
  /** Above this the customer's username is typed. */
  typeUsernameAbove: number;
  /** Credits that may be moved within 24 hours in all; null: any number. */
  mostPerDay: number | null;
  /** Sizes that are offered beside the amount. */
  packs: number[];
}

/**
 * The limits, with the workspace's row held until the transaction ends: requests at the same moment
 * are counted one after the other, and nobody changes a limit between the look and the transfer.
 * Rows that only point at the workspace do not wait for it.
 */
export async function lockTransferLimits(client: SqlRunner, workspaceId: string): Promise<TransferLimits> {
  const { rows } = await client.query<{ settings: unknown }>(
    "SELECT settings FROM workspace WHERE id = $1::uuid FOR NO KEY UPDATE",
    [workspaceId],
  );
  return fromSettings(workspaceSettingsSchema.parse(rows[0]?.settings ?? {}));
}

export function getTransferLimits(ctx: Pick<WorkspaceContext, "workspaceId">): Promise<TransferLimits> {
  return inWorkspace(ctx.workspaceId, async (tx) =>
    fromSettings(await getWorkspaceSettings(tx, ctx.workspaceId)),
  );
}

function fromSettings(settings: WorkspaceSettings): TransferLimits {
  return {
    approvalAbove: settings.transferApprovalAbove,
    typeUsernameAbove: settings.typedConfirmationAbove,
    mostPerDay: settings.transferCreditsPerDay,
    packs: settings.transferPacks,
  };
}
