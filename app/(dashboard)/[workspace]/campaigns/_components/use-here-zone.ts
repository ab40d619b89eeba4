"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The browser's zone; while rendering on the server, the workspace's. */
export function useHereZone(workspaceZone: string): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => workspaceZone,
  );
}
