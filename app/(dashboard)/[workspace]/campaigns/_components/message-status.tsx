"use client";

import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MessageStatus } from "@/lib/messages/message.rules";
import { statusWord } from "./figures";

/** Icon and word of one message's status. */
export function MessageStatusLabel({ status, tracked }: { status: MessageStatus; tracked: boolean }) {
  const t = useTranslations("campaigns");
  const word = statusWord(status, tracked);
  return <StatusBadge status={word} label={t(`message.${word}`)} help={t(`messageHelp.${word}`)} />;
}
