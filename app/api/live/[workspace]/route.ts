import { screenRoute } from "@/lib/guards/screen-route";
import { openEventStream } from "@/lib/live/open-event-stream";
import { stillAllowed } from "@/lib/live/still-allowed";

export const dynamic = "force-dynamic";

/** Hints for the screens of one workspace, as server-sent events. */
export const GET = screenRoute("events.view", null, async (ctx, _, { request }) =>
  openEventStream(ctx, request.headers.get("last-event-id"), () => stillAllowed(ctx), request.signal, {
    beats: true,
  }),
);
