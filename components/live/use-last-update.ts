"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";

/** When any screen last read something new, in whole seconds; null before that. */
export function useLastUpdate(): number | null {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache]);
  return useSyncExternalStore(
    subscribe,
    () => {
      const latest = cache.getAll().reduce((newest, query) => Math.max(newest, query.state.dataUpdatedAt), 0);
      return latest === 0 ? null : Math.floor(latest / 1000) * 1000;
    },
    () => null,
  );
}
