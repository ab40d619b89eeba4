"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/live/live-announcer";
import { readablePhone } from "@/components/ui/readable-phone";
import { SafeText } from "@/components/ui/safe-text";
import { toast } from "@/components/ui/toast";
import type { ConversationView } from "@/lib/inbox/conversation.view";

/** Says that somebody wrote, unless their conversation is the open one. */
export function useNewTexts(
  /** Which list this is: another filter shows other conversations, and none of them is news. */
  list: string,
  rows: readonly ConversationView[] | undefined,
  chosen: string,
  onOpen: (id: string) => void,
): void {
  const t = useTranslations("inbox");
  const newest = useRef<{ list: string; at: string } | null>(null);
  useEffect(() => {
    if (rows === undefined) return;
    const since = newest.current?.list === list ? newest.current.at : null;
    const latest = [since ?? "", ...rows.map((row) => row.lastAt)].sort().at(-1) ?? "";
    newest.current = { list, at: latest };
    if (since === null) return;
    for (const row of rows.filter(
      (each) => each.lastAt > since && each.lastDirection === "in" && each.unread > 0 && each.id !== chosen,
    )) {
      const name = row.name || readablePhone(row.phone);
      announce(t("announce", { name }));
      toast(<SafeText text={t("arrived", { name })} />, {
        id: `conversation-${row.id}`,
        description: <SafeText text={row.lastText} className="line-clamp-2" />,
        action: { label: t("open"), onClick: () => onOpen(row.id) },
      });
    }
  });
}
