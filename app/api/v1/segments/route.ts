import { workspaceRoute } from "@/lib/guards/workspace-route";
import { createSegment } from "@/lib/segments/create-segment";
import { createSegmentInput, segmentsQuery } from "@/lib/segments/segment.input";
import { listSegments } from "@/lib/segments/segment.queries";

export const GET = workspaceRoute("contacts.view", segmentsQuery, (ctx, input) =>
  listSegments(ctx.workspaceId, input),
);
export const POST = workspaceRoute("contacts.edit", createSegmentInput, createSegment, { status: 201 });
