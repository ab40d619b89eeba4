"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import type { Page } from "@/lib/core/page";

/**
 * A keyset-paged list of one of our routes; the next page is asked for when the table comes near
 * its end. What the server has just rendered takes the place of what was kept from an earlier
 * visit.
 */
export function usePages<T>(
  workspaceSlug: string,
  topic: string,
  url: string,
  search: Record<string, string>,
  initial?: Page<T>,
) {
  const queryClient = useQueryClient();
  const queryKey = [workspaceSlug, topic, url, search];
  const applied = useRef<Page<T> | undefined>(undefined);
  useEffect(() => {
    if (!initial || applied.current === initial) return;
    applied.current = initial;
    queryClient.setQueryData(queryKey, { pages: [initial], pageParams: [""] });
  });
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<T>>(
        `${url}?${new URLSearchParams({ ...search, ...(pageParam ? { cursor: pageParam } : {}) })}`,
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...(initial ? { initialData: { pages: [initial], pageParams: [""] } } : {}),
  });
  return { query, rows: query.data?.pages.flatMap((page) => page.data) ?? [] };
}
