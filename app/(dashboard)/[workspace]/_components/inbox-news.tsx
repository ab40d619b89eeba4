"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { playSound, soundIsOn } from "@/components/live/told-settings";
import { SafeText } from "@/components/ui/safe-text";
import { toast } from "@/components/ui/toast";
import type { Page } from "@/lib/core/page";
import { readablePhone } from "@/lib/core/readable-phone";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { useTitleCount } from "./use-title-count";

interface InboxNewsProps {
  workspaceSlug: string;
  /** Unread conversations, and the texts in them. */
  unread: { conversations: number; messages: number };
}

/**
 * Tells of new texts on every page: in the title, with a sound and a notification where they are
 * switched on, and in one message, however many came. In the inbox the list itself shows them.
 */
export function InboxNews({ workspaceSlug, unread }: InboxNewsProps) {
  const t = useTranslations("inbox.news");
  const router = useRouter();
  const pathname = usePathname();
  const known = useRef(unread.messages);
  const since = useRef(new Date().toISOString());
  const inbox = `/${workspaceSlug}/inbox`;
  useTitleCount(unread.conversations);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a higher count is news.
  useEffect(() => {
    const more = unread.messages > known.current;
    known.current = unread.messages;
    if (!more) return;
    void fetchJson<Page<ConversationView>>(
      `/api/app/${workspaceSlug}/conversations?${new URLSearchParams({ status: "unread", limit: "20" })}`,
    )
      .then(({ data }) => {
        const news = data.filter((row) => row.lastAt > since.current && row.lastDirection === "in");
        const [first] = news;
        if (first === undefined) return;
        since.current = first.lastAt;
        const name = first.name || readablePhone(first.phone);
        const title = news.length === 1 ? t("one", { name }) : t("many", { count: news.length });
        if (soundIsOn()) playSound();
        if (document.hidden) {
          notifyOutside(title, () => router.push(inbox));
          return;
        }
        if (pathname === inbox) return;
        toast(<SafeText text={title} />, {
          id: "inbox-news",
          ...(news.length === 1
            ? { description: <SafeText text={first.lastText} className="line-clamp-2" /> }
            : {}),
          action: {
            label: t("open"),
            onClick: () => router.push(news.length === 1 ? `${inbox}?c=${first.id}` : inbox),
          },
        });
      })
      .catch(() => undefined);
  }, [unread.messages]);

  return null;
}

/** Without the text: others may see the screen that it appears on. */
function notifyOutside(title: string, onOpen: () => void): void {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  const shown = new Notification(title, { tag: "canang-inbox" });
  shown.onclick = () => {
    window.focus();
    shown.close();
    onOpen();
  };
}
