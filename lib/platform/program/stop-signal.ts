const LOOK_EVERY = 500;

/**
 * Aborts when we are asked to stop: SIGTERM, Ctrl-C, or npm gone that started us (a shell between
 * npm and us does not pass signals on). Later signals change nothing: npm and the terminal both
 * send one.
 */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || stop(), LOOK_EVERY).unref();
  }
  return stopping.signal;
}

/** Resolves when the signal aborts. */
export function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}
