"use client";

import { useEffect, useRef } from "react";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { markConversationAction } from "../actions";
import { useConversationChange } from "./use-conversation-change";

/**
 * An open conversation that somebody looks at is read, for everybody. Who marks it unread keeps it
 * so until something new comes or they go elsewhere. Returns what toggles the mark by hand.
 */
export function useReadOnSight(
  workspaceSlug: string,
  conversation: ConversationDetailView | undefined,
  mayReply: boolean,
) {
  const change = useConversationChange(workspaceSlug);
  const keptAt = useRef<string | null>(null);
  const asked = useRef<string | null>(null);
  const id = conversation?.id;
  const unread = conversation?.unread ?? 0;
  const lastAt = conversation?.lastAt ?? "";

  useEffect(() => {
    const look = () => {
      const sight = `${id}/${lastAt}/${unread}`;
      if (
        id === undefined ||
        unread === 0 ||
        !mayReply ||
        document.hidden ||
        keptAt.current === lastAt ||
        asked.current === sight
      )
        return;
      asked.current = sight;
      void change(
        id,
        (before) => ({ ...before, unread: 0 }),
        () => markConversationAction(workspaceSlug, { id, read: true }),
      );
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [change, id, lastAt, mayReply, unread, workspaceSlug]);

  return (read: boolean) => {
    if (id === undefined) return;
    keptAt.current = read ? null : lastAt;
    asked.current = null;
    void change(
      id,
      (before) => ({ ...before, unread: read ? 0 : Math.max(1, before.unread) }),
      () => markConversationAction(workspaceSlug, { id, read }),
    );
  };
}
