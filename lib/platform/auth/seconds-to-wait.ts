/**
 * How long whoever is over a limit has to wait, in whole seconds; null for anything else that a
 * limiter throws. Asked by shape: the limiters live on `globalThis` and may come from another
 * bundle, whose class is not ours.
 */
export function secondsToWait(thrown: unknown): number | null {
  const millis = (thrown as { msBeforeNext?: unknown } | null)?.msBeforeNext;
  return typeof millis === "number" ? Math.max(1, Math.ceil(millis / 1000)) : null;
}
