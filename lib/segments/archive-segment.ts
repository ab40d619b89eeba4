import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace, type WorkspaceDb } from "@/lib/platform/db/in-workspace";
import { namedIn } from "@/lib/segments/named-in";
import type { Question, SegmentIdInput } from "@/lib/segments/segment.input";
import { type SegmentView, segmentView } from "@/lib/segments/segment.view";

/**
 * Takes a segment out of sight, unless another segment asks it or a campaign that has not started
 * aims at it: both would stop at a question that is gone.
 */
export function archiveSegment(ctx: WorkspaceContext, input: SegmentIdInput): Promise<SegmentView> {
  return setArchived(ctx, input.segmentId, new Date());
}

/** Undo of `archiveSegment`. */
export function restoreSegment(ctx: WorkspaceContext, input: SegmentIdInput): Promise<SegmentView> {
  return setArchived(ctx, input.segmentId, null);
}

async function setArchived(ctx: WorkspaceContext, id: string, archivedAt: Date | null): Promise<SegmentView> {
  const { workspaceId } = ctx;
  return inWorkspace(workspaceId, async (tx) => {
    await tx.$executeRaw`SELECT FROM segment WHERE workspace_id = ${workspaceId}::uuid
      ORDER BY id FOR UPDATE`;
    if (archivedAt !== null) await refuseUsed(tx, workspaceId, id);
    await tx.segment.updateMany({
      where: { id, workspaceId, archivedAt: archivedAt === null ? { not: null } : null },
      data: { archivedAt },
    });
    const row = await tx.segment.findFirst({ where: { id, workspaceId } });
    if (!row) throw new AppError("not_found");
    await recordAudit(tx, ctx, {
      action: archivedAt === null ? "segment.restored" : "segment.archived",
      entity: "segment",
      entityId: id,
    });
    return segmentView(row);
  });
}

async function refuseUsed(tx: WorkspaceDb, workspaceId: string, id: string): Promise<void> {
  const segments = await tx.segment.findMany({
    where: { workspaceId, archivedAt: null, id: { not: id } },
    select: { name: true, question: true },
  });
  const asking = segments.find(({ question }) =>
    namedIn(question as unknown as Question, "segment").includes(id),
  );
  if (asking)
    throw new AppError("conflict", sentence("problems.segments.usedBySegment", { name: asking.name }));
  const campaigns = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM campaign
    WHERE workspace_id = ${workspaceId}::uuid AND kind = 'campaign' AND archived_at IS NULL
      AND (status IN ('draft', 'scheduled') OR (status = 'paused' AND started_at IS NULL))
      AND (audience -> 'segments' ? ${id} OR audience -> 'exclude' -> 'segments' ? ${id})
    ORDER BY created_at DESC LIMIT 1`;
  if (campaigns[0])
    throw new AppError(
      "conflict",
      sentence("problems.segments.usedByCampaign", { name: campaigns[0].name || "–" }),
    );
}
