import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { frameGapMs, TOPIC_PERMISSIONS } from "@/lib/live/live-topics.rules";
import { sql } from "@/lib/platform/db/sql";
import { type LiveEvent, subscribeLive } from "@/lib/platform/live/subscribe-live";

/** So often it is asked whether the reader may still listen. */
const ASK_MS = 15_000;
/** What a page can hear, so that it may say "live"; to programs the same is a comment. */
const BEAT = "event: ping\ndata: {}\n\n";
/**
 * Ids are given before their commit: a hint may become visible after one with a higher id.
 * Repeating a few is harmless.
 */
const OVERLAP = 200;

let openStreams = 0;

/**
 * Server-sent events for one person or key: hints of their workspace that their role may hear. With
 * `Last-Event-ID` first what was missed, from the rows kept for an hour. `stillAllowed` is asked
 * every fifteen seconds, and at once when a role, membership or key of the workspace changes.
 * @param beats tells a screen every few seconds, as an event, that hints would come now
 */
export async function openEventStream(
  ctx: WorkspaceContext,
  lastEventId: string | null,
  stillAllowed: () => Promise<boolean>,
  signal: AbortSignal,
  { beats = false }: { beats?: boolean } = {},
): Promise<Response> {
  let close = () => {};
  let opened = Promise.resolve();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder();
      const waiting = new Map<string, LiveEvent>();
      let timer: NodeJS.Timeout | null = null;
      let closed = false;
      let last = /^\d{1,15}$/.test(lastEventId ?? "") ? Number(lastEventId) : 0;
      let writtenAt = 0;
      openStreams += 1;
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const flush = () => {
        timer = null;
        writtenAt = performance.now();
        let frames = "";
        for (const event of waiting.values()) {
          last = Math.max(last, event.id);
          frames += `id: ${last}\nevent: ${event.topic}\ndata: ${JSON.stringify({ topic: event.topic, id: event.ref })}\n\n`;
        }
        waiting.clear();
        write(frames);
      };
      const askAgain = (stays: () => void) =>
        void stillAllowed().then(
          (allowed) => {
            if (closed) return;
            if (allowed) stays();
            else close();
          },
          () => undefined,
        );
      const hear = (event: LiveEvent) => {
        // What was missed may be answered after the reader has gone.
        if (closed || event.workspaceId !== ctx.workspaceId) return;
        if (event.topic === "access") return askAgain(() => undefined);
        if (!may(ctx.actor.role, TOPIC_PERMISSIONS[event.topic])) return;
        waiting.set(`${event.topic}/${event.ref}`, event);
        timer ??= setTimeout(flush, Math.max(0, writtenAt + frameGapMs(openStreams) - performance.now()));
      };
      const catchUp = () =>
        void missed(ctx.workspaceId, last).then(
          (events) => events.forEach(hear),
          () => undefined,
        );
      const subscribed = subscribeLive({
        onEvent: hear,
        onReconnect: catchUp,
        ...(beats ? { onBeat: () => (closed ? undefined : write(BEAT)) } : {}),
      });
      const ask = setInterval(() => askAgain(() => (beats ? undefined : write(": ping\n\n"))), ASK_MS);
      close = () => {
        close = () => {};
        closed = true;
        openStreams -= 1;
        void subscribed.then(({ unsubscribe }) => unsubscribe());
        clearInterval(ask);
        if (timer) clearTimeout(timer);
        try {
          controller.close();
        } catch {
          // The reader went first.
        }
      };
      signal.addEventListener("abort", () => close());
      opened = subscribed.then(({ answers }) => {
        if (closed) return;
        write(`retry: 2000\n: open\n\n${beats && answers ? BEAT : ""}`);
        if (last > 0) catchUp();
      });
    },
    cancel: () => close(),
  });
  // Whoever has the answer reads its screen again: what comes after that must be heard.
  await opened;
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

async function missed(workspaceId: string, after: number): Promise<LiveEvent[]> {
  return sql.query(
    `SELECT max(id) AS id, workspace_id AS "workspaceId", topic, ref
     FROM live_event
     WHERE workspace_id = $1 AND id > $2
     GROUP BY workspace_id, topic, ref
     ORDER BY 1
     LIMIT 5000`,
    [workspaceId, Math.max(0, after - OVERLAP)],
  ) as unknown as Promise<LiveEvent[]>;
}
