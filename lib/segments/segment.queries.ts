import { AppError } from "@/lib/core/app-error";
import { nameHasWords } from "@/lib/core/name-search";
import { type Page, readCursor, writeCursor } from "@/lib/core/page";
import { isUuid } from "@/lib/core/uuid";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import type { SegmentsQuery } from "@/lib/segments/segment.input";
import { type SegmentView, segmentView } from "@/lib/segments/segment.view";

/** Segments by name. The cursor is the last name seen: names are unique in a workspace. */
export async function listSegments(workspaceId: string, query: SegmentsQuery): Promise<Page<SegmentView>> {
  const after = readCursor(query.cursor, 1)?.[0];
  return inWorkspace(workspaceId, async (tx) => {
    const rows = await tx.segment.findMany({
      where: {
        workspaceId,
        archivedAt: query.archived === "true" ? { not: null } : null,
        ...(after === undefined ? {} : { name: { gt: String(after) } }),
        AND: nameHasWords(query.q ?? ""),
      },
      orderBy: { name: "asc" },
      take: query.limit + 1,
    });
    const page = rows.slice(0, query.limit);
    return {
      data: page.map(segmentView),
      nextCursor: rows.length > query.limit ? writeCursor([page.at(-1)?.name ?? ""]) : null,
    };
  });
}

export async function requireSegment(workspaceId: string, id: string): Promise<SegmentView> {
  if (!isUuid(id)) throw new AppError("not_found");
  return inWorkspace(workspaceId, async (tx) => {
    const row = await tx.segment.findFirst({ where: { id, workspaceId } });
    if (!row) throw new AppError("not_found");
    return segmentView(row);
  });
}

/** What segments are called, archived ones too. */
export async function nameSegments(
  workspaceId: string,
  ids: string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return inWorkspace(workspaceId, (tx) =>
    tx.segment.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true, name: true } }),
  );
}
