"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useAct } from "@/components/forms/use-act";

/** `useAct` for screens of contacts: what was read about these topics is read again. */
export function useContactAct(workspaceSlug: string, topics: readonly string[]) {
  const client = useQueryClient();
  const { refusal, ...rest } = useAct({
    onDone: () => {
      for (const topic of topics) void client.invalidateQueries({ queryKey: [workspaceSlug, topic] });
    },
  });
  return { ...rest, fields: refusal?.fields ?? {} };
}
