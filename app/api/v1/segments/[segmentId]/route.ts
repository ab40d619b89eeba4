import { requireUuid } from "@/lib/core/uuid";
import { workspaceRoute } from "@/lib/guards/workspace-route";
import { countSegment } from "@/lib/segments/count-segment";
import { requireSegment } from "@/lib/segments/segment.queries";

export const GET = workspaceRoute("contacts.view", null, async (ctx, _, { params }) =>
  countSegment(ctx, await requireSegment(ctx.workspaceId, requireUuid(params.segmentId))),
);
