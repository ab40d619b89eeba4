"use client";

import { useMemo } from "react";
import { useHereZone } from "./use-here-zone";

/** The zones that are offered: the workspace's, the reader's and the chosen one first. */
export function useZones(workspaceZone: string, timeZone: string): { zones: string[]; hereZone: string } {
  const hereZone = useHereZone(workspaceZone);
  const zones = useMemo(
    () => [...new Set([workspaceZone, hereZone, timeZone, ...Intl.supportedValuesOf("timeZone")])],
    [workspaceZone, hereZone, timeZone],
  );
  return { zones, hereZone };
}
