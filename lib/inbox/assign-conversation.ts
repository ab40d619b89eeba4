import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { AssignConversationInput } from "@/lib/inbox/conversation.input";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Gives a conversation to somebody who may answer, or to nobody. */
export async function assignConversation(
  ctx: WorkspaceContext,
  { id, memberId }: AssignConversationInput,
): Promise<{ assigneeId: string | null }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const before = await tx.conversation.findFirst({
      where: { workspaceId, id },
      select: { assigneeId: true },
    });
    if (before === null) throw new AppError("not_found");
    if (before.assigneeId === memberId) return { assigneeId: memberId };
    if (memberId !== null) {
      const member = await tx.member.findFirst({
        where: { workspaceId, id: memberId, disabledAt: null },
        select: { role: true },
      });
      if (member === null || !may(member.role, "inbox.reply")) {
        throw new AppError("invalid", undefined, {
          memberId: sentence("problems.inbox.cannotAnswer"),
        });
      }
    }
    await tx.conversation.updateMany({ where: { workspaceId, id }, data: { assigneeId: memberId } });
    await recordAudit(tx, ctx, {
      action: "conversation.assigned",
      entity: "conversation",
      entityId: id,
      before: { assigneeId: before.assigneeId },
      after: { assigneeId: memberId },
    });
    await hintConversation(tx, workspaceId, id);
    return { assigneeId: memberId };
  });
}
