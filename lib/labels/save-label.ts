import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { isDuplicate } from "@/lib/platform/db/database-code";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { notify } from "@/lib/platform/live/notify";
import type { LabelIdInput, SaveLabelInput } from "./label.input";
import { MOST_LABELS } from "./label.rules";

const FULL = sentence("problems.labels.most", { most: MOST_LABELS });
const TAKEN = sentence("problems.labels.nameTaken");

/** A new label, or another name for one. */
export async function saveLabel(
  ctx: WorkspaceContext,
  { id, name }: SaveLabelInput,
): Promise<{ id: string }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    if (id !== undefined) {
      const { count } = await tx.inboxLabel
        .updateMany({ where: { workspaceId, id }, data: { name } })
        .catch(nameTaken);
      if (count === 0) throw new AppError("not_found");
      await recordAudit(tx, ctx, {
        action: "label.renamed",
        entity: "inboxLabel",
        entityId: id,
        after: { name },
      });
      await hintAll(tx, workspaceId);
      return { id };
    }
    const known = await tx.inboxLabel.findMany({
      where: { workspaceId },
      select: { id: true },
      take: MOST_LABELS,
    });
    if (known.length >= MOST_LABELS) throw new AppError("unprocessable", FULL, { name: FULL });
    const made = await tx.inboxLabel.create({ data: { workspaceId, name } }).catch(nameTaken);
    await recordAudit(tx, ctx, {
      action: "label.created",
      entity: "inboxLabel",
      entityId: made.id,
      after: { name },
    });
    return { id: made.id };
  });
}

/** The label goes from every conversation that has it. */
export async function deleteLabel(ctx: WorkspaceContext, { id }: LabelIdInput): Promise<{ deleted: true }> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    const before = await tx.inboxLabel.findFirst({ where: { workspaceId, id } });
    if (before === null) throw new AppError("not_found");
    await tx.inboxLabel.deleteMany({ where: { workspaceId, id } });
    await recordAudit(tx, ctx, {
      action: "label.deleted",
      entity: "inboxLabel",
      entityId: id,
      before: { name: before.name },
    });
    await hintAll(tx, workspaceId);
    return { deleted: true };
  });
}

async function hintAll(tx: WorkspaceDb, workspaceId: string): Promise<void> {
  await notify(asSqlRunner(tx), { workspaceId, topic: "conversation" });
}

function nameTaken(error: unknown): never {
  if (isDuplicate(error)) throw new AppError("conflict", TAKEN, { name: TAKEN });
  throw error;
}
