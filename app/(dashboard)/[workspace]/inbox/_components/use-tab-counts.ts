"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/forms/fetch-json";
import type { ConversationFilter } from "@/lib/inbox/conversation.rules";
import { inboxKeys } from "./inbox-keys";

/** How many conversations stand in each list; nothing until it is known. */
export function useTabCounts(workspaceSlug: string): Partial<Record<ConversationFilter, number>> {
  const { data } = useQuery({
    queryKey: inboxKeys.counts(workspaceSlug),
    queryFn: ({ signal }) =>
      fetchJson<Record<ConversationFilter, number>>(`/api/app/${workspaceSlug}/conversations/counts`, signal),
  });
  return data ?? {};
}
