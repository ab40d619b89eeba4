"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/forms/fetch-json";
import type { Page } from "@/lib/core/page";
import type { ListView } from "@/lib/lists/list.view";

/** The open lists by name, as many as one can choose from; read when they are needed. */
export function useLists(workspaceSlug: string, enabled: boolean): ListView[] {
  const { data } = useQuery({
    queryKey: [workspaceSlug, "lists", "choice"],
    queryFn: ({ signal }) => fetchJson<Page<ListView>>(`/api/app/${workspaceSlug}/lists?limit=1000`, signal),
    enabled,
  });
  return data?.data ?? [];
}
