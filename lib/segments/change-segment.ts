import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { NAME_TAKEN } from "@/lib/segments/create-segment";
import { requireAskable } from "@/lib/segments/require-askable";
import type { ChangeSegmentInput } from "@/lib/segments/segment.input";
import { type SegmentView, segmentView } from "@/lib/segments/segment.view";

/** Another name or another question. What was launched has its recipients already. */
export async function changeSegment(
  ctx: WorkspaceContext,
  { segmentId, name, ...question }: ChangeSegmentInput,
): Promise<SegmentView> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    // One change at a time: two could each name the other segment.
    await tx.$executeRaw`SELECT FROM segment WHERE workspace_id = ${workspaceId}::uuid
      ORDER BY id FOR UPDATE`;
    const before = await tx.segment.findFirst({ where: { id: segmentId, workspaceId } });
    if (!before) throw new AppError("not_found");
    const taken = await tx.segment.count({ where: { workspaceId, name, id: { not: segmentId } } });
    if (taken > 0) throw new AppError("conflict", NAME_TAKEN, { name: NAME_TAKEN });
    await requireAskable(asSqlRunner(tx), workspaceId, question, segmentId);
    const row = await tx.segment.update({
      where: { id: segmentId, workspaceId },
      data: { name, question, updatedAt: new Date() },
    });
    await recordAudit(tx, ctx, {
      action: "segment.changed",
      entity: "segment",
      entityId: segmentId,
      before: { name: before.name },
      after: { name, conditions: question.conditions.length },
    });
    return segmentView(row);
  });
}
