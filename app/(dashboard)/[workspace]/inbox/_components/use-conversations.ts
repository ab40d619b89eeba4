"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import type { Page } from "@/lib/core/page";
import type { ConversationFilter } from "@/lib/inbox/conversation.rules";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { inboxKeys } from "./inbox-keys";
import { type InboxFilter, setOf } from "./use-inbox-place";

interface Asked {
  status: ConversationFilter;
  q: string;
  narrowed: InboxFilter;
}

const same = (one: Asked, other: Asked) => JSON.stringify(one.narrowed) === JSON.stringify(other.narrowed);

/**
 * The list under a filter, page by page. What the server rendered is its first page, once: after
 * that the list reads itself.
 */
export function useConversations(
  workspaceSlug: string,
  asked: Asked,
  rendered: Asked & { page: Page<ConversationView> },
) {
  const renderedAt = useRef(Date.now());
  const known = asked.status === rendered.status && asked.q === rendered.q && same(asked, rendered);
  const query = useInfiniteQuery({
    queryKey: [workspaceSlug, inboxKeys.list, asked],
    queryFn: ({ pageParam, signal }) => {
      const { status, q, narrowed } = asked;
      const search = {
        limit: "50",
        ...(q ? { q, byState: "true" } : { status }),
        ...setOf(narrowed),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return fetchJson<Page<ConversationView>>(
        `/api/app/${workspaceSlug}/conversations?${new URLSearchParams(search)}`,
        signal,
      );
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...(known
      ? {
          initialData: { pages: [rendered.page], pageParams: [""] },
          initialDataUpdatedAt: renderedAt.current,
        }
      : {}),
  });
  return { query, rows: query.data?.pages.flatMap((page) => page.data) ?? [] };
}
