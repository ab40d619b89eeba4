import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import type { MarkConversationInput } from "@/lib/inbox/conversation.input";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Read for everybody, or unread again. A glance leaves no line in the audit log. */
export async function markConversation(
  ctx: WorkspaceContext,
  { id, read }: MarkConversationInput,
): Promise<{ unread: number }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await tx.conversation.findFirst({
      where: { workspaceId: ctx.workspaceId, id },
      select: { unread: true },
    });
    if (before === null) throw new AppError("not_found");
    const unread = read ? 0 : Math.max(1, before.unread);
    if (unread !== before.unread) {
      await tx.conversation.updateMany({ where: { workspaceId: ctx.workspaceId, id }, data: { unread } });
      await hintConversation(tx, ctx.workspaceId, id);
    }
    return { unread };
  });
}
