"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import type { SearchGroup } from "@/lib/search/search.view";

const PAUSE_MILLIS = 180;

/** What the workspace finds, asked a moment after the last key. Nothing typed asks nothing. */
export function useSearch(workspaceSlug: string, typed: string) {
  const words = typed.trim();
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [words]);
  const query = useQuery({
    queryKey: [workspaceSlug, "search", asked],
    queryFn: ({ signal }) =>
      fetchJson<{ groups: SearchGroup[] }>(
        `/api/app/${workspaceSlug}/search?${new URLSearchParams({ q: asked })}`,
        signal,
      ),
    enabled: asked !== "",
    retry: false,
  });
  const waiting = words !== "" && (words !== asked || query.isPending);
  // What earlier words found is gone at once: Enter must never open it.
  const settled = words !== "" && !waiting;
  return {
    groups: settled ? (query.data?.groups ?? []) : [],
    waiting,
    problem: settled && query.isError ? query.error.message : null,
  };
}
