import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import type { AnnounceReplyInput } from "@/lib/inbox/conversation.input";
import { readConversation } from "@/lib/inbox/conversation.queries";
import { REPLYING_SECONDS } from "@/lib/inbox/conversation.rules";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * "Someone else is replying": the first who writes holds the place until they stop, send, or are
 * silent for twenty seconds. It warns and does not lock: the answer says who holds it. Saying it
 * again is no hint to the screens, only a change of who.
 */
export async function announceReply(
  ctx: WorkspaceContext,
  { id, replying }: AnnounceReplyInput,
): Promise<{ replying: ConversationView["replying"] }> {
  const { workspaceId, actor } = ctx;
  if (actor.kind !== "member") throw new AppError("forbidden");
  return inWorkspace(workspaceId, async (tx) => {
    const rows = await tx.$queryRaw<{ held_by: string | null }[]>`
      SELECT CASE WHEN replying_until > now() THEN replying_by_id END AS held_by
      FROM conversation WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
    if (rows.length === 0) throw new AppError("not_found");
    const heldBy = rows[0]?.held_by ?? null;
    if (replying && (heldBy === null || heldBy === actor.id)) {
      await tx.$executeRaw`UPDATE conversation
        SET replying_by_id = ${actor.id}::uuid,
          replying_until = now() + make_interval(secs => ${REPLYING_SECONDS})
        WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid`;
      if (heldBy === null) await hintConversation(tx, workspaceId, id);
    }
    if (!replying && heldBy === actor.id) {
      await tx.conversation.updateMany({
        where: { workspaceId, id },
        data: { replyingById: null, replyingUntil: null },
      });
      await hintConversation(tx, workspaceId, id);
    }
    return { replying: (await readConversation(tx, ctx, id)).replying };
  });
}
