"use client";

import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { MessageStatus } from "@/lib/messages/message.rules";
import { shownStatus } from "@/lib/messages/shown-status.rules";

interface MessageStatusLabelProps {
  status: MessageStatus;
  tracked: boolean;
  failureCode: string | null;
}

/** Icon and word of one message's status. */
export function MessageStatusLabel({ status, tracked, failureCode }: MessageStatusLabelProps) {
  const t = useTranslations("campaigns");
  const word = shownStatus(status, tracked);
  const said = word === "suppressed" ? suppressedBy(failureCode) : word;
  return <StatusBadge status={word} label={t(`message.${said}`)} help={t(`messageHelp.${said}`)} />;
}

/** Why somebody was not texted: opted out, or what our own rules say. */
export function suppressedBy(failureCode: string | null): "held" | "limited" | "suppressed" {
  if (failureCode === "held") return "held";
  return failureCode === "weekly_limit" ? "limited" : "suppressed";
}
