import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import type { ConversationIdInput } from "@/lib/inbox/conversation.input";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Whoever was called in a note has opened the conversation. A glance leaves no line in the log. */
export async function seeMention(
  ctx: WorkspaceContext,
  { id }: ConversationIdInput,
): Promise<{ seen: true }> {
  const { workspaceId, actor } = ctx;
  if (actor.kind !== "member") throw new AppError("forbidden");
  return inWorkspace(workspaceId, async (tx) => {
    if ((await tx.conversation.count({ where: { workspaceId, id } })) === 0) throw new AppError("not_found");
    const { count } = await tx.conversationMention.updateMany({
      where: { workspaceId, conversationId: id, memberId: actor.id, seenAt: null },
      data: { seenAt: new Date() },
    });
    if (count > 0) await hintConversation(tx, workspaceId, id);
    return { seen: true };
  });
}
