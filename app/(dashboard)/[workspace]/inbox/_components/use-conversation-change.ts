"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { withConfirmation } from "@/components/forms/confirm-request";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/core/result";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { inboxKeys, showsConversation } from "./inbox-keys";

interface Pages {
  pages: { data: { id: string }[] }[];
}

/**
 * Read marks and assignment are shown before they are true, and put back with a word when they did
 * not become true (U2). Nothing that sends, closes or decides goes this way.
 */
export function useConversationChange(workspaceSlug: string) {
  const t = useTranslations("inbox");
  const client = useQueryClient();
  return useCallback(
    async (
      id: string,
      change: (before: ConversationView) => ConversationView,
      run: () => Promise<ActionResult<unknown>>,
    ): Promise<boolean> => {
      const shows = showsConversation(workspaceSlug, id);
      const detail = inboxKeys.detail(workspaceSlug, id);
      await Promise.all([
        client.cancelQueries({ queryKey: [workspaceSlug, inboxKeys.list] }),
        client.cancelQueries({ queryKey: detail }),
      ]);
      const before: [QueryKey, unknown][] = [
        ...client.getQueriesData({ queryKey: [workspaceSlug, inboxKeys.list] }),
        [detail, client.getQueryData(detail)],
      ];
      for (const [key, data] of before) client.setQueryData(key, changed(data, id, change));
      const failure = await withConfirmation(run).then(
        (result) => (result.ok ? null : result.message),
        () => t("changeFailed"),
      );
      if (failure !== null) {
        for (const [key, data] of before) client.setQueryData(key, data);
        toast.error(failure);
      }
      void client.invalidateQueries({ predicate: shows });
      return failure === null;
    },
    [client, t, workspaceSlug],
  );
}

function changed(data: unknown, id: string, change: (before: ConversationView) => ConversationView): unknown {
  if (typeof data !== "object" || data === null) return data;
  if ("pages" in data) {
    const { pages } = data as Pages;
    return {
      ...data,
      pages: pages.map((page) => ({
        ...page,
        data: page.data.map((row) => (row.id === id ? change(row as ConversationView) : row)),
      })),
    };
  }
  return change(data as ConversationView);
}
