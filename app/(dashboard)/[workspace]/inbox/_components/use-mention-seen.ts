"use client";

import { useEffect, useRef } from "react";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { seeMentionAction } from "../actions";
import { useConversationChange } from "./use-conversation-change";

/** Whoever was called and looks at the conversation has seen it. */
export function useMentionSeen(
  workspaceSlug: string,
  conversation: ConversationDetailView | undefined,
): void {
  const change = useConversationChange(workspaceSlug);
  const asked = useRef("");
  const id = conversation?.mentioned ? conversation.id : undefined;
  useEffect(() => {
    const look = () => {
      if (id === undefined || document.hidden || asked.current === id) return;
      asked.current = id;
      void change(
        id,
        (before) => ({ ...before, mentioned: false }),
        () => seeMentionAction(workspaceSlug, { id }),
      ).then(() => {
        asked.current = "";
      });
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [change, id, workspaceSlug]);
}
