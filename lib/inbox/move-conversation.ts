import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import type { MoveConversationInput } from "@/lib/inbox/conversation.input";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Closes a conversation, or opens it again. The next text of the customer opens it by itself. */
export async function moveConversation(
  ctx: WorkspaceContext,
  { id, open }: MoveConversationInput,
): Promise<{ open: boolean }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const { count } = await tx.conversation.updateMany({
      where: { workspaceId, id, open: !open },
      data: open
        ? { open }
        : {
            open,
            unread: 0,
            waitingSince: null,
            snoozedUntil: null,
            replyingById: null,
            replyingUntil: null,
          },
    });
    if (count === 0) {
      if ((await tx.conversation.count({ where: { workspaceId, id } })) === 0)
        throw new AppError("not_found");
      return { open };
    }
    await recordAudit(tx, ctx, {
      action: open ? "conversation.reopened" : "conversation.closed",
      entity: "conversation",
      entityId: id,
    });
    await hintConversation(tx, workspaceId, id);
    return { open };
  });
}
