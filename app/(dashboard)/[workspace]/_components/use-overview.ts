"use client";

import { useQueries } from "@tanstack/react-query";
import type { OverviewTopic } from "@/lib/overview/overview.rules";
import type { OverviewView } from "@/lib/overview/overview.view";

interface OverviewBlocks<T> {
  data: T;
  isError: boolean;
  signedOut: boolean;
}

/**
 * Blocks as the page brought them, each read again when a hint about its topic comes; the frame and
 * the overview share what they read.
 */
export function useOverview<T extends Partial<OverviewView>>(
  workspaceSlug: string,
  topics: readonly OverviewTopic[],
  initial: T,
): OverviewBlocks<T> {
  return useQueries({
    queries: topics.map((topic) => ({
      queryKey: [workspaceSlug, topic, "overview"],
      initialData: {} as Partial<OverviewView>,
      staleTime: 30_000,
      refetchInterval: 60_000,
      async queryFn({ signal }: { signal: AbortSignal }): Promise<Partial<OverviewView>> {
        const response = await fetch(`/api/app/${workspaceSlug}/overview?about=${topic}`, {
          signal,
          cache: "no-store",
        });
        if (!response.ok)
          throw Object.assign(new Error("The overview was not read."), { status: response.status });
        return response.json() as Promise<Partial<OverviewView>>;
      },
    })),
    combine: (results) => ({
      data: Object.assign({}, initial, ...results.map((result) => result.data)) as T,
      isError: results.some((result) => result.isError),
      signedOut: results.some((result) => (result.error as { status?: number } | null)?.status === 401),
    }),
  });
}
