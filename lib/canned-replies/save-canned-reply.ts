import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isDuplicate } from "@/lib/platform/db/database-code";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { CannedReplyIdInput, SaveCannedReplyInput } from "./canned-reply.input";

/** A new saved reply of everybody, or another name or text for one. */
export const saveCannedReply = (ctx: WorkspaceContext, input: SaveCannedReplyInput) => save(ctx, input, null);

export const deleteCannedReply = (ctx: WorkspaceContext, input: CannedReplyIdInput) =>
  remove(ctx, input, null);

/** The same for a reply that only its owner sees. */
export const saveOwnReply = (ctx: WorkspaceContext, input: SaveCannedReplyInput) =>
  save(ctx, input, requirePerson(ctx));

export const deleteOwnReply = (ctx: WorkspaceContext, input: CannedReplyIdInput) =>
  remove(ctx, input, requirePerson(ctx));

function requirePerson({ actor }: WorkspaceContext): string {
  if (actor.kind !== "member") throw new AppError("forbidden");
  return actor.id;
}

/** One person keeps no more, so that the list is read at once. */
const MOST_OWN = 200;

async function save(
  ctx: WorkspaceContext,
  { id, title, text }: SaveCannedReplyInput,
  ownerId: string | null,
): Promise<{ id: string }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    if (id !== undefined) {
      const { count } = await tx.cannedReply
        .updateMany({ where: { workspaceId, id, ownerId }, data: { title, text } })
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
    if (ownerId !== null && (await tx.cannedReply.count({ where: { workspaceId, ownerId } })) >= MOST_OWN) {
      const full = sentence("problems.cannedReplies.most", { most: MOST_OWN });
      throw new AppError("unprocessable", full, { title: full });
    }
    const made = await tx.cannedReply
      .create({ data: { workspaceId, title, text, ownerId } })
      .catch(titleTaken);
    await recordAudit(tx, ctx, {
      action: "cannedReply.created",
      entity: "cannedReply",
      entityId: made.id,
      after: { title },
    });
    return { id: made.id };
  });
}

async function remove(
  ctx: WorkspaceContext,
  { id }: CannedReplyIdInput,
  ownerId: string | null,
): Promise<{ deleted: true }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const before = await tx.cannedReply.findFirst({ where: { workspaceId, id, ownerId } });
    if (before === null) throw new AppError("not_found");
    await tx.cannedReply.deleteMany({ where: { workspaceId, id, ownerId } });
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
