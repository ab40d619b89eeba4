import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { countSegment } from "@/lib/segments/count-segment";
import { requireAskable } from "@/lib/segments/require-askable";
import type { CreateSegmentInput } from "@/lib/segments/segment.input";
import { type CountedSegment, segmentView } from "@/lib/segments/segment.view";

export const NAME_TAKEN = sentence("problems.segments.nameTaken");

/** Keeps a question under a name. */
export async function createSegment(
  ctx: WorkspaceContext,
  { name, ...question }: CreateSegmentInput,
): Promise<CountedSegment> {
  const { workspaceId, actor } = ctx;
  const segment = await inWorkspace(workspaceId, async (tx) => {
    await requireAskable(asSqlRunner(tx), workspaceId, question, null);
    // One statement and its count, not read-then-write: two people may press at once.
    const { count } = await tx.segment.createMany({
      data: { workspaceId, name, question, createdByName: actor.name },
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError("conflict", NAME_TAKEN, { name: NAME_TAKEN });
    const row = await tx.segment.findFirstOrThrow({ where: { workspaceId, name } });
    await recordAudit(tx, ctx, {
      action: "segment.created",
      entity: "segment",
      entityId: row.id,
      // Not what it asks: a number may stand in it, and the log is never erased.
      after: { name, conditions: question.conditions.length },
    });
    return segmentView(row);
  });
  return countSegment(ctx, segment);
}
