import type { WorkspaceContext } from "@/lib/access/context";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { type SendingRules, storedSendingRules } from "@/lib/sending-rules/sending-rules.input";

/** What a workspace decided about when and how often it texts; off where it decided nothing. */
export async function readSendingRules({ workspaceId }: WorkspaceContext): Promise<SendingRules> {
  const row = await inWorkspace(workspaceId, (tx) =>
    tx.workspace.findUnique({ where: { id: workspaceId }, select: { settings: true } }),
  );
  return storedSendingRules.parse(row?.settings ?? {});
}
