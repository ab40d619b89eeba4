"use client";

import { useTranslations } from "next-intl";
import type { ShortcutGroup } from "@/components/shell/shortcuts-dialog";

/** The inbox's own keys for the `?` sheet; none elsewhere. */
export function useInboxShortcuts(inInbox: boolean): ShortcutGroup[] {
  const t = useTranslations("inbox.keys");
  if (!inInbox) return [];
  return [
    {
      title: t("title"),
      keys: [
        { keys: ["j"], label: t("next") },
        { keys: ["k"], label: t("previous") },
        { keys: ["r"], label: t("reply") },
        { keys: ["e"], label: t("close") },
        { keys: ["/"], label: t("saved") },
        { keys: ["Ctrl / ⌘", "Enter"], label: t("send") },
        { keys: ["Ctrl / ⌘", "Shift", "Enter"], label: t("sendAndClose") },
      ],
    },
  ];
}
