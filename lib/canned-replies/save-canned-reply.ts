import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isDuplicate } from "@/lib/platform/db/database-code";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { CannedReplyIdInput, SaveCannedReplyInput } from "./canned-reply.input";

/** A new canned reply, or another name or text for one. */
export async function saveCannedReply(
  ctx: WorkspaceContext,
  { id, title, text }: SaveCannedReplyInput,
): Promise<{ id: string }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    if (id !== undefined) {
      const { count } = await tx.cannedReply
        .updateMany({ where: { workspaceId, id }, data: { title, text } })
        .catch(titleTaken);
      if (count === 0) throw new AppError("not_found");
      await recordAudit(tx, ctx, {
        action: "cannedReply.edited",
        entity: "cannedReply",
        entityId: id,
        after: { title },
      });
      return { id };
    }
    const made = await tx.cannedReply.create({ data: { workspaceId, title, text } }).catch(titleTaken);
    await recordAudit(tx, ctx, {
      action: "cannedReply.created",
      entity: "cannedReply",
      entityId: made.id,
      after: { title },
    });
    return { id: made.id };
  });
}

export async function deleteCannedReply(
  ctx: WorkspaceContext,
  { id }: CannedReplyIdInput,
): Promise<{ deleted: true }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const before = await tx.cannedReply.findFirst({ where: { workspaceId, id } });
    if (before === null) throw new AppError("not_found");
    await tx.cannedReply.deleteMany({ where: { workspaceId, id } });
    await recordAudit(tx, ctx, {
      action: "cannedReply.deleted",
      entity: "cannedReply",
      entityId: id,
      before: { title: before.title },
    });
    return { deleted: true };
  });
}

function titleTaken(error: unknown): never {
  if (isDuplicate(error)) {
    const taken = sentence("problems.cannedReplies.nameTaken");
    throw new AppError("conflict", taken, { title: taken });
  }
  throw error;
}
