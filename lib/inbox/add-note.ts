import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import type { AddNoteInput } from "@/lib/inbox/conversation.input";
import type { NoteView } from "@/lib/inbox/conversation.view";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { mentionMembers } from "@/lib/inbox/mention-members";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/** A word to colleagues. The customer never gets it. */
export async function addNote(
  ctx: WorkspaceContext,
  { id, text, mentions = [] }: AddNoteInput,
): Promise<NoteView> {
  const { workspaceId, actor } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    if ((await tx.conversation.count({ where: { workspaceId, id } })) === 0) throw new AppError("not_found");
    const note = await tx.conversationNote.create({
      data: {
        workspaceId,
        conversationId: id,
        memberId: actor.kind === "member" ? actor.id : null,
        memberName: actor.name,
        text,
      },
    });
    await mentionMembers(tx, ctx, { conversationId: id, noteId: note.id, memberIds: mentions });
    await recordAudit(tx, ctx, { action: "conversation.noted", entity: "conversation", entityId: id });
    await hintConversation(tx, workspaceId, id);
    return { id: String(note.id), by: note.memberName, text: note.text, at: note.createdAt.toISOString() };
  });
}
