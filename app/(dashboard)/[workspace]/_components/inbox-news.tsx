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
  /** Unread conversations, the texts in them, and those in which a note calls whoever looks. */
  unread: { conversations: number; messages: number; mentions: number };
}

interface News {
  /** News of the same kind replace each other. */
  id: string;
  title: string;
  detail?: string;
  /** The one conversation that it is about. */
  conversationId?: string | undefined;
}

/**
 * Tells of new texts and calls on every page: in the title, with a sound and a notification where
 * they are switched on, and in one message, however many came. In the inbox the list itself shows
 * them.
 */
export function InboxNews({ workspaceSlug, unread }: InboxNewsProps) {
  const t = useTranslations("inbox.news");
  const router = useRouter();
  const pathname = usePathname();
  const since = useRef(new Date().toISOString());
  const inbox = `/${workspaceSlug}/inbox`;
  useTitleCount(unread.conversations);

  function tell({ id, title, detail, conversationId }: News) {
    const open = () => router.push(conversationId ? `${inbox}?c=${conversationId}` : inbox);
    if (soundIsOn()) playSound();
    if (document.hidden) {
      notifyOutside(id, title, open);
      return;
    }
    if (pathname === inbox) return;
    toast(<SafeText text={title} />, {
      id,
      ...(detail ? { description: <SafeText text={detail} className="line-clamp-2" /> } : {}),
      action: { label: t("open"), onClick: open },
    });
  }

  const list = (status: "unread" | "mentioned") =>
    fetchJson<Page<ConversationView>>(
      `/api/app/${workspaceSlug}/conversations?${new URLSearchParams({ status, limit: "20" })}`,
    );
  const nameOf = (row: ConversationView) => row.name || readablePhone(row.phone);

  useOnRise(unread.messages, async () => {
    const { data } = await list("unread");
    const news = data.filter((row) => row.lastAt > since.current && row.lastDirection === "in");
    const [first] = news;
    if (first === undefined) return;
    since.current = first.lastAt;
    const one = news.length === 1;
    tell({
      id: "inbox-news",
      title: one ? t("one", { name: nameOf(first) }) : t("many", { count: news.length }),
      ...(one ? { detail: first.lastText, conversationId: first.id } : {}),
    });
  });

  useOnRise(unread.mentions, async () => {
    const { data } = await list("mentioned");
    const [first] = data;
    if (first === undefined) return;
    const one = data.length === 1;
    tell({
      id: "inbox-mention",
      title: one ? t("mention", { name: nameOf(first) }) : t("mentions", { count: data.length }),
      ...(one ? { conversationId: first.id } : {}),
    });
  });

  return null;
}

/** Only a higher count is news; what the page began with is none. */
function useOnRise(count: number, run: () => Promise<void>): void {
  const known = useRef(count);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const more = count > known.current;
    known.current = count;
    // What could not be read is told with the next news.
    if (more) void latest.current().catch(() => undefined);
  }, [count]);
}

/** Without the text: others may see the screen that it appears on. */
function notifyOutside(id: string, title: string, onOpen: () => void): void {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  const shown = new Notification(title, { tag: `canang-${id}` });
  shown.onclick = () => {
    window.focus();
    shown.close();
    onOpen();
  };
}
