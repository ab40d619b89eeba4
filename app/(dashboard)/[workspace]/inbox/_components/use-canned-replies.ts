"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/forms/fetch-json";
import type { CannedReplyView } from "@/lib/canned-replies/canned-reply.view";

/** Saved replies, everybody's and one's own, as they read for the person of a conversation. */
export function useCannedReplies(workspaceSlug: string, conversationId: string, enabled: boolean) {
  return useQuery({
    queryKey: cannedKey(workspaceSlug, conversationId),
    queryFn: ({ signal }) =>
      fetchJson<{ data: CannedReplyView[] }>(
        `/api/app/${workspaceSlug}/canned-replies?conversation=${conversationId}`,
        signal,
      ),
    enabled,
  });
}

export const cannedKey = (workspaceSlug: string, conversationId?: string) => [
  workspaceSlug,
  "cannedReplies",
  ...(conversationId === undefined ? [] : [conversationId]),
];
