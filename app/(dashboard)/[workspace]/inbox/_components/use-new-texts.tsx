"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/live/live-announcer";
import { readablePhone } from "@/lib/core/readable-phone";
import type { ConversationView } from "@/lib/inbox/conversation.view";

/**
 * Says to those who listen to the screen that somebody wrote, unless their conversation is the open
 * one. Those who see it see it in the list.
 */
export function useNewTexts(
  /** Which list this is: another filter shows other conversations, and none of them is news. */
  list: string,
  rows: readonly ConversationView[] | undefined,
  chosen: string,
): void {
  const t = useTranslations("inbox");
  const newest = useRef<{ list: string; at: string } | null>(null);
  useEffect(() => {
    if (rows === undefined) return;
    const since = newest.current?.list === list ? newest.current.at : null;
    const latest = [since ?? "", ...rows.map((row) => row.lastAt)].sort().at(-1) ?? "";
    newest.current = { list, at: latest };
    if (since === null) return;
    const news = rows.filter(
      (each) => each.lastAt > since && each.lastDirection === "in" && each.unread > 0 && each.id !== chosen,
    );
    const [first] = news;
    if (first === undefined) return;
    announce(
      news.length === 1
        ? t("announce", { name: first.name || readablePhone(first.phone) })
        : t("announceMany", { count: news.length }),
    );
  });
}
