import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import type { DecideReviewInput } from "@/lib/inbox/conversation.input";
import { hintConversation } from "@/lib/inbox/hint-conversation";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";

/**
 * A near miss, decided by a person: the phone is texted no more, or the words meant something else.
 * Only the first decision counts.
 */
export async function decideReview(
  ctx: WorkspaceContext,
  { id, messageId, decision }: DecideReviewInput,
): Promise<{ decision: DecideReviewInput["decision"] }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const where = { workspaceId, conversationId: id, id: BigInt(messageId) };
    const message = await tx.inboundMessage.findFirst({
      where,
      select: { phone: true, shortCode: true, review: true },
    });
    if (message === null || message.review === null) throw new AppError("not_found");
    const { count } = await tx.inboundMessage.updateMany({
      where: { ...where, review: "waiting" },
      data: { review: decision, reviewedAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict", sentence("problems.inbox.decided"));
    if (decision === "stopped") {
      await tx.suppression.createMany({
        data: {
          workspaceId,
          phone: message.phone,
          reason: "stop",
          source: "review",
          note: keepSentence(
            sentence("rules.optOut.decided", { name: ctx.actor.name, to: message.shortCode }),
          ),
          createdById: ctx.actor.id,
        },
        skipDuplicates: true,
      });
      await notify(asSqlRunner(tx), { workspaceId, topic: "contact" });
    }
    await recordAudit(tx, ctx, {
      action: decision === "stopped" ? "review.optedOut" : "review.dismissed",
      entity: "conversation",
      entityId: id,
      after: { messageId },
    });
    await hintConversation(tx, workspaceId, id);
    return { decision };
  });
}
