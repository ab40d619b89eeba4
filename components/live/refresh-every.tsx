"use client";

import { useEffect } from "react";
import { useQuietRefresh } from "./use-quiet-refresh";

/**
 * Makes a page that the server renders read itself again while somebody looks at it: for what no
 * hint tells of.
 */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const refresh = useQuietRefresh();
  useEffect(() => {
    const timer = setInterval(
      () => (document.visibilityState === "visible" ? refresh() : undefined),
      seconds * 1000,
    );
    return () => clearInterval(timer);
  }, [refresh, seconds]);
  return null;
}
