import { workspaceRoute } from "@/lib/guards/workspace-route";
import { openEventStream } from "@/lib/live/open-event-stream";
import { stillAllowed } from "@/lib/live/still-allowed";

export const dynamic = "force-dynamic";

/**
 * Hints for programs, as server-sent events; `Last-Event-ID` asks for what was missed in the last
 * hour.
 */
export const GET = workspaceRoute("events.view", null, async (ctx, _, { request }) =>
  openEventStream(ctx, request.headers.get("last-event-id"), () => stillAllowed(ctx), request.signal),
);
