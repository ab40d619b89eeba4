import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { WorkspaceContext } from "@/lib/access/context";
import { drainCallbacks } from "@/lib/callbacks/keep-events";
import { openEventStream } from "@/lib/live/open-event-stream";
import { openProgram } from "@/lib/platform/program/open-program";
import { answerCallback } from "@/lib/programs/web/callback-endpoint";

/**
 * The web program's own door for callbacks and its event stream, without the pages. NULL_SERVER=1
 * answers every request at once and does nothing else: what P4 is measured against.
 */
const nothing = process.env.NULL_SERVER === "1";

if (!nothing) await openProgram();

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  if (nothing) {
    response.writeHead(200, {
      "content-type": "text/plain; charset=utf-8",
      "content-length": 2,
      "cache-control": "no-store",
    });
    response.end("OK");
  } else if (request.url === "/live") {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const ctx = JSON.parse(process.env.LIVE_CONTEXT ?? "{}") as WorkspaceContext;
    void openEventStream(ctx, null, async () => true, gone.signal).then((stream) => {
      response.writeHead(200, Object.fromEntries(stream.headers));
      Readable.fromWeb(stream.body as Parameters<typeof Readable.fromWeb>[0]).pipe(response);
    });
  } else if (!answerCallback(request, response)) response.writeHead(404).end();
});

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => void drainCallbacks().then(() => process.send?.("drained")));
process.on("disconnect", () => process.exit(0));
// An end by a signal would write no profile.
process.on("SIGTERM", () => process.exit(0));
