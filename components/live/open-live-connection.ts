export type LiveState = "connecting" | "live" | "reconnecting" | "polling";

interface LiveListener {
  onState: (state: LiveState) => void;
  onHint: (data: unknown) => void;
  /** Something may have been missed: read everything again. */
  onCatchUp: () => void;
}

/**
 * "Live" says that something was heard within this time: a hint, or one of the beats that come
 * every five seconds while hints would come.
 */
export const HEARD_MS = 15_000;
const PATIENCE_MS = 8_000;
const POLL_MS = 5_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const HIDDEN_MS = 60_000;
const WATCH_MS = 1_000;

/**
 * Keeps one server-sent-events connection open and says how it is: live as long as it is heard, for
 * an open line says nothing while the program, its database or the network at the other end stands
 * still. The browser reconnects by itself (and sends Last-Event-ID) while the server answers; when
 * it is refused it gives up, and we open it anew, ever more slowly. After eight seconds without it
 * we ask every five instead. A tab nobody looks at lets go after a minute: over HTTP/1.1 a browser
 * opens only six connections to one server.
 */
export function openLiveConnection(
  url: string,
  topics: readonly string[],
  listener: LiveListener,
): () => void {
  let source: EventSource | null = null;
  let state: LiveState = "connecting";
  let wait = FIRST_WAIT_MS;
  let heardAt = 0;
  let openedAt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;
  let hide: ReturnType<typeof setTimeout> | undefined;

  function become(next: LiveState) {
    if (state === next) return;
    state = next;
    clearInterval(poll);
    if (next === "polling") {
      listener.onCatchUp();
      poll = setInterval(listener.onCatchUp, POLL_MS);
    }
    listener.onState(next);
  }

  function heard() {
    clearTimeout(patience);
    patience = undefined;
    wait = FIRST_WAIT_MS;
    heardAt = Date.now();
    become("live");
  }

  function open() {
    clearTimeout(retry);
    source?.close();
    openedAt = Date.now();
    source = new EventSource(url);
    // Also the first time: what changed between the reading of this page and now was not heard.
    source.onopen = listener.onCatchUp;
    source.onerror = lost;
    source.addEventListener("ping", heard);
    // Each topic is an event type of its own, and an EventSource tells only of those it was asked
    // about.
    for (const topic of topics)
      source.addEventListener(topic, (event) => {
        heard();
        listener.onHint(event.data);
      });
  }

  function doubt() {
    if (state === "live") become("reconnecting");
    patience ??= setTimeout(() => become("polling"), PATIENCE_MS);
  }

  function lost() {
    doubt();
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(retry);
    retry = setTimeout(open, wait + Math.random() * 500);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  /** By the wall clock, which goes on while a laptop is closed. */
  function watch() {
    if (source === null || source.readyState === EventSource.CLOSED) return;
    const silent = Date.now() - Math.max(heardAt, openedAt);
    if (state === "live" ? Date.now() - heardAt <= HEARD_MS : silent <= 2 * HEARD_MS) return;
    doubt();
    open();
  }
  const watching = setInterval(watch, WATCH_MS);

  function release() {
    for (const timer of [retry, patience, hide]) clearTimeout(timer);
    clearInterval(poll);
    patience = undefined;
    source?.close();
    source = null;
  }

  function look() {
    clearTimeout(hide);
    if (document.hidden) {
      hide = setTimeout(() => {
        release();
        become("reconnecting");
      }, HIDDEN_MS);
    } else if (source) watch();
    else {
      wait = FIRST_WAIT_MS;
      open();
    }
  }

  function online() {
    wait = FIRST_WAIT_MS;
    if (!document.hidden) open();
  }

  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", online);
  window.addEventListener("offline", doubt);
  open();
  return () => {
    clearInterval(watching);
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("online", online);
    window.removeEventListener("offline", doubt);
    release();
  };
}
