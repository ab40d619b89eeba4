"use client";

import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import { type Showable, shownStatus } from "@/lib/messages/shown-status.rules";

interface MessageStatusLabelProps extends Showable {
  failureCode: string | null;
}

/** Icon and word of one message's status. */
export function MessageStatusLabel({ failureCode, ...message }: MessageStatusLabelProps) {
  const t = useTranslations("campaigns");
  const word = shownStatus(message);
  const said = word === "suppressed" ? suppressedBy(failureCode) : word;
  return <StatusBadge status={word} label={t(`message.${said}`)} help={t(`messageHelp.${said}`)} />;
}

/** Why somebody was not texted: opted out, or what our own rules say. */
export function suppressedBy(failureCode: string | null): "held" | "limited" | "reached" | "suppressed" {
  if (failureCode === "reached") return "reached";
  if (failureCode === "held") return "held";
  return failureCode === "weekly_limit" ? "limited" : "suppressed";
}
