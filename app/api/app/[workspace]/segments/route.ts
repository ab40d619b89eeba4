import { screenRoute } from "@/lib/guards/screen-route";
import { segmentsQuery } from "@/lib/segments/segment.input";
import { listSegments } from "@/lib/segments/segment.queries";

export const GET = screenRoute("contacts.view", segmentsQuery, (ctx, input) =>
  listSegments(ctx.workspaceId, input),
);
