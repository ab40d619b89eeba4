import { workspaceRoute } from "@/lib/guards/workspace-route";
import { createSegment } from "@/lib/segments/create-segment";
import { listCounted } from "@/lib/segments/list-counted";
import { createSegmentInput, segmentsQuery } from "@/lib/segments/segment.input";

export const GET = workspaceRoute("contacts.view", segmentsQuery, listCounted);
export const POST = workspaceRoute("contacts.edit", createSegmentInput, createSegment, { status: 201 });
