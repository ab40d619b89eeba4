import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** Calls people to a conversation by a note; oneself needs no call. */
export async function mentionMembers(
  tx: WorkspaceDb,
  ctx: WorkspaceContext,
  { conversationId, noteId, memberIds }: { conversationId: string; noteId: bigint; memberIds: string[] },
): Promise<void> {
  const { workspaceId, actor } = ctx;
  const called = [...new Set(memberIds)].filter((id) => id !== actor.id);
  if (called.length === 0) return;
  const members = await tx.member.findMany({
    where: { workspaceId, id: { in: called }, disabledAt: null },
    select: { id: true, role: true },
  });
  if (members.length < called.length || members.some(({ role }) => !may(role, "inbox.view")))
    throw new AppError("invalid", undefined, { mentions: sentence("problems.inbox.cannotSee") });
  for (const { id: memberId } of members) {
    const said = { noteId, byName: actor.name, createdAt: new Date(), seenAt: null };
    await tx.conversationMention.upsert({
      where: { conversationId_memberId: { conversationId, memberId } },
      create: { workspaceId, conversationId, memberId, ...said },
      update: said,
    });
  }
}
