"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "@/components/forms/use-act";
import { showsConversation } from "./inbox-keys";

/** `useAct` for screens of the inbox: everything that shows the conversation is read again. */
export function useInboxAct(workspaceSlug: string, id: string, options: { inPlace?: boolean } = {}) {
  const client = useQueryClient();
  return useAct({
    withoutFields: true,
    ...options,
    onDone: () => client.invalidateQueries({ predicate: showsConversation(workspaceSlug, id) }),
  });
}
