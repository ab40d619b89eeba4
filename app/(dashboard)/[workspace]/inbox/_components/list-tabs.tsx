"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { type ConversationFilter, MOST_IN_TAB } from "@/lib/inbox/conversation.rules";
import { useTabCounts } from "./use-tab-counts";

const ORDER: readonly ConversationFilter[] = [
  "open",
  "mine",
  "unassigned",
  "waiting",
  "mentioned",
  "review",
  "snoozed",
  "unread",
  "closed",
  "all",
];

interface ListTabsProps {
  workspaceSlug: string;
  /** Null while a search looks everywhere. */
  chosen: ConversationFilter | null;
  onChoose: (status: ConversationFilter) => void;
}

/** Every list of the inbox with how much waits in it. */
export function ListTabs({ workspaceSlug, chosen, onChoose }: ListTabsProps) {
  const t = useTranslations("inbox.filters");
  const counts = useTabCounts(workspaceSlug);
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-x-0.5 gap-y-0.5">
      <legend className="sr-only">{t("label")}</legend>
      {ORDER.map((status) => {
        const count = counts[status];
        return (
          <button
            key={status}
            type="button"
            aria-pressed={status === chosen}
            className={cn(
              "relative inline-flex h-6.5 items-center gap-1 rounded-md px-1.5 text-xs whitespace-nowrap text-muted hover:bg-hover hover:text-ink",
              status === chosen && "bg-selected font-medium text-ink",
            )}
            onClick={() => onChoose(status)}
          >
            {t(status)}
            {count === undefined || status === "all" ? null : (
              <span className="tabular-nums">{count >= MOST_IN_TAB ? `${MOST_IN_TAB - 1}+` : count}</span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
