import type { WorkspaceContext } from "@/lib/access/context";
import type { Page } from "@/lib/core/page";
import { countSegment } from "@/lib/segments/count-segment";
import type { SegmentsQuery } from "@/lib/segments/segment.input";
import { listSegments } from "@/lib/segments/segment.queries";
import type { CountedSegment } from "@/lib/segments/segment.view";

/**
 * A page of segments with the people of each, counted one after the other: no other waits for it.
 */
export async function listCounted(
  ctx: WorkspaceContext,
  query: SegmentsQuery,
): Promise<Page<CountedSegment>> {
  const page = await listSegments(ctx.workspaceId, query);
  const data: CountedSegment[] = [];
  for (const segment of page.data) data.push(await countSegment(ctx, segment));
  return { ...page, data };
}
