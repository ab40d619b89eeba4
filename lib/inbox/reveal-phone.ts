import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { isUserId } from "@/lib/core/is-user-id";
import { sentence } from "@/lib/core/sentence";
import type { ConversationIdInput } from "@/lib/inbox/conversation.input";
import { readConversation } from "@/lib/inbox/conversation.queries";
import { inWorkspace } from "@/lib/platform/db/in-workspace";

/**
 * The whole number of one conversation, for somebody who must call back. Each look is a line in the
 * audit log (P-2).
 */
export async function revealPhone(
  ctx: WorkspaceContext,
  { id }: ConversationIdInput,
): Promise<{ phone: string }> {
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { rawPhone } = await readConversation(tx, ctx, id);
    if (isUserId(rawPhone)) throw new AppError("unprocessable", sentence("problems.inbox.noPhone"));
    await recordAudit(tx, ctx, { action: "phone.revealed", entity: "conversation", entityId: id });
    return { phone: rawPhone };
  });
}
