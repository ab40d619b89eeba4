import type { WorkspaceContext } from "@/lib/access/context";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Puts the guide away for the person who asks; the others of the workspace keep theirs. */
export async function dismissFirstSteps({ workspaceId, actor }: WorkspaceContext): Promise<null> {
  await inWorkspace(workspaceId, (tx) =>
    tx.member.updateMany({
      where: { id: actor.id, workspaceId, firstStepsDismissedAt: null },
      data: { firstStepsDismissedAt: new Date() },
    }),
  );
  return null;
}
