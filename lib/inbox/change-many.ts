import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { assignConversation } from "@/lib/inbox/assign-conversation";
import type { ChangeManyInput } from "@/lib/inbox/conversation.input";
import { labelConversation } from "@/lib/inbox/label-conversation";
import { moveConversation } from "@/lib/inbox/move-conversation";
import { optOutConversation } from "@/lib/inbox/opt-out-conversation";
import { snoozeConversation } from "@/lib/inbox/snooze-conversation";

/**
 * The same for each of the chosen conversations, each by the verb of one and with its own line in
 * the audit log. What cannot be done to one is counted and keeps none of the others from it.
 */
export async function changeMany(
  ctx: WorkspaceContext,
  { ids, change }: ChangeManyInput,
): Promise<{ changed: number; left: number }> {
  let changed = 0;
  let missing = 0;
  for (const id of new Set(ids)) {
    try {
      await changeOne(ctx, id, change);
      changed += 1;
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== "not_found" && error.code !== "conflict"))
        throw error;
      if (error.code === "not_found") missing += 1;
    }
  }
  if (missing === new Set(ids).size) throw new AppError("not_found");
  return { changed, left: new Set(ids).size - changed };
}

function changeOne(ctx: WorkspaceContext, id: string, change: ChangeManyInput["change"]): Promise<unknown> {
  switch (change.kind) {
    case "close":
      return moveConversation(ctx, { id, open: false });
    case "assign":
      return assignConversation(ctx, { id, memberId: change.memberId });
    case "label":
      return labelConversation(ctx, { id, labelId: change.labelId, on: true });
    case "snooze":
      return snoozeConversation(ctx, { id, until: change.until });
    case "optOut":
      return optOutConversation(ctx, { id });
  }
}
