"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/live/live-announcer";
import { readablePhone } from "@/components/ui/readable-phone";
import { SafeText } from "@/components/ui/safe-text";
import { toast } from "@/components/ui/toast";
import type { ConversationView } from "@/lib/inbox/conversation.view";

/** Says that somebody wrote, unless their conversation is the open one. */
export function useNewTexts(rows: readonly ConversationView[] | undefined, chosen: string, onOpen: (id: string) => void): void {
  const t = useTranslations("inbox");
  const newest = useRef<string | null>(null);
  useEffect(() => {
    if (rows === undefined) return;
    const latest = [newest.current ?? "", ...rows.map((row) => row.lastAt)].sort().at(-1) ?? "";
    const since = newest.current;
    newest.current = latest;
    if (since === null) return;
    for (const row of rows.filter((each) => each.lastAt > since && each.lastDirection === "in" && each.unread > 0 && each.id !== chosen)) {
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
