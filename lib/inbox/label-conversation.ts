import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import type { LabelConversationInput } from "@/lib/labels/label.input";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** Puts a label on a conversation, or takes it off. Doing it twice changes nothing more. */
export async function labelConversation(
  ctx: WorkspaceContext,
  { id, labelId, on }: LabelConversationInput,
): Promise<{ on: boolean }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const conversation = await tx.conversation.findFirst({
      where: { workspaceId, id },
      select: { id: true },
    });
    const label = await tx.inboxLabel.findFirst({ where: { workspaceId, id: labelId } });
    if (conversation === null || label === null) throw new AppError("not_found");
    const row = { workspaceId, conversationId: id, labelId };
    const { count } = on
      ? await tx.conversationLabel.createMany({ data: row, skipDuplicates: true })
      : await tx.conversationLabel.deleteMany({ where: row });
    if (count === 0) return { on };
    await recordAudit(tx, ctx, {
      action: on ? "conversation.labeled" : "conversation.unlabeled",
      entity: "conversation",
      entityId: id,
      after: { label: label.name },
    });
    await hintConversation(tx, workspaceId, id);
    return { on };
  });
}
