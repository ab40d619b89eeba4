import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { maskPhone } from "@/lib/core/phone-number";
import type { ConversationIdInput } from "@/lib/inbox/conversation.input";
import { readConversation } from "@/lib/inbox/conversation.queries";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/**
 * Never text this person again. Whoever may answer them may do it, without seeing the number; that
 * it was done before changes nothing.
 */
export async function optOutConversation(
  ctx: WorkspaceContext,
  { id }: ConversationIdInput,
): Promise<{ optedOut: true }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const { rawPhone } = await readConversation(tx, ctx, id);
    const { count } = await tx.suppression.createMany({
      data: {
        workspaceId,
        phone: rawPhone,
        reason: "stop",
        source: "person",
        note: "",
        createdById: ctx.actor.id,
      },
      skipDuplicates: true,
    });
    if (count === 0) return { optedOut: true };
    await recordAudit(tx, ctx, {
      action: "suppression.created",
      entity: "suppression",
      entityId: maskPhone(rawPhone),
      after: { reason: "stop", source: "person" },
    });
    await notify(asSqlRunner(tx), { workspaceId, topic: "contact" });
    await hintConversation(tx, workspaceId, id);
    return { optedOut: true };
  });
}
