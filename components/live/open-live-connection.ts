export type LiveState = "connecting" | "live" | "reconnecting" | "polling";

interface LiveListener {
  onState: (state: LiveState) => void;
  onHint: (data: unknown) => void;
  /** Something may have been missed: read everything again. */
  onCatchUp: () => void;
}

const PATIENCE_MS = 8_000;
const POLL_MS = 5_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const HIDDEN_MS = 60_000;

/**
 * Keeps one server-sent-events connection open and says how it is. The browser reconnects by itself
 * (and sends Last-Event-ID) while the server answers; when it is refused it gives up, and we open
 * it anew, ever more slowly. After eight seconds without it we ask every five instead. A tab nobody
 * looks at lets go after a minute: over HTTP/1.1 a browser opens only six connections to one
 * server.
 */
export function openLiveConnection(
  url: string,
  topics: readonly string[],
  listener: LiveListener,
): () => void {
  let source: EventSource | null = null;
  let state: LiveState = "connecting";
  let wait = FIRST_WAIT_MS;
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

  function open() {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(url);
    source.onopen = () => {
      clearTimeout(patience);
      patience = undefined;
      wait = FIRST_WAIT_MS;
      // Also the first time: what changed between the reading of this page and now was not heard.
      listener.onCatchUp();
      become("live");
    };
    source.onerror = lost;
    // Each topic is an event type of its own, and an EventSource tells only of those it was asked
    // about.
    for (const topic of topics) source.addEventListener(topic, (event) => listener.onHint(event.data));
  }

  function lost() {
    if (state === "live") become("reconnecting");
    patience ??= setTimeout(() => become("polling"), PATIENCE_MS);
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(retry);
    retry = setTimeout(open, wait + Math.random() * 500);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

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
    } else if (!source) {
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
  open();
  return () => {
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("online", online);
    release();
  };
}
