"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { fetchJson } from "@/components/forms/fetch-json";
import type { Page } from "@/lib/core/page";
import type {
  ConversationDetailView,
  ConversationMessageView,
  MovedCreditView,
  NoteView,
} from "@/lib/inbox/conversation.view";
import { inboxKeys } from "./inbox-keys";

type Beside = ({ direction: "note" } & NoteView) | ({ direction: "moved" } & MovedCreditView);
export type ThreadEntry = ConversationMessageView | Beside;

const AGAIN_MS = 10_000;

/** A conversation, what was said in it and what was noted, oldest first. */
export function useThread(workspaceSlug: string, id: string) {
  const url = `/api/app/${workspaceSlug}/conversations/${encodeURIComponent(id)}`;
  const detail = useQuery({
    queryKey: inboxKeys.detail(workspaceSlug, id),
    queryFn: ({ signal }) => fetchJson<ConversationDetailView>(url, signal),
    // Nobody says that somebody went silent: the mark ends by itself.
    refetchInterval: ({ state }) => (state.data?.replying ? AGAIN_MS : false),
  });
  const messages = useInfiniteQuery({
    queryKey: inboxKeys.messages(workspaceSlug, id),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Page<ConversationMessageView>>(
        `${url}/messages?${new URLSearchParams({ limit: "50", sent: "true", ...(pageParam ? { cursor: pageParam } : {}) })}`,
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const said = messages.data?.pages.flatMap((page) => page.data) ?? [];
  return { detail, messages, entries: interleave(said, besideOf(detail.data), messages.hasNextPage) };
}

function besideOf(detail: ConversationDetailView | undefined): Beside[] {
  const notes = (detail?.notes ?? []).map((note) => ({ direction: "note" as const, ...note }));
  const moved = (detail?.moved ?? []).map((one) => ({ direction: "moved" as const, ...one }));
  return [...notes, ...moved].sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** Notes and transfers older than what is read so far wait until that is read too. */
function interleave(newestFirst: ConversationMessageView[], notes: Beside[], more: boolean): ThreadEntry[] {
  const oldest = newestFirst.at(-1)?.at ?? "";
  const shown = more ? notes.filter((note) => note.at >= oldest) : notes;
  const entries: ThreadEntry[] = [...newestFirst].reverse();
  for (const note of shown) {
    const after = entries.findIndex((entry) => entry.at > note.at);
    entries.splice(after < 0 ? entries.length : after, 0, note);
  }
  return entries;
}
