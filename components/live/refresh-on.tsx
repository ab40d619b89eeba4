"use client";

import { useQuery } from "@tanstack/react-query";
import type { LiveTopic } from "@/lib/core/live-topic";
import { useQuietRefresh } from "./use-quiet-refresh";

/**
 * Makes a page that the server renders read itself again when something of a topic changed. It is a
 * query without an answer of its own: the live provider finds it by its key, like every other
 * query, and asking again means refreshing the page.
 */
export function RefreshOn({ workspaceSlug, topic }: { workspaceSlug: string; topic: LiveTopic }) {
  const refresh = useQuietRefresh();
  useQuery({
    queryKey: [workspaceSlug, `${topic}s`, "page"],
    queryFn: () => {
      refresh();
      return null;
    },
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return null;
}
