"use client";

import { BellOff, CircleHelp, UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { PhoneText } from "@/components/ui/phone-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { LabelList } from "./label-list";

interface ConversationRowProps {
  workspaceSlug: string;
  conversation: ConversationView;
  chosen: boolean;
  onChoose: (id: string) => void;
}

/** One line of the list: who, when, what was said last, and what it waits for. */
export function ConversationRow({ workspaceSlug, conversation, chosen, onChoose }: ConversationRowProps) {
  const t = useTranslations("inbox");
  const {
    id,
    name,
    phone,
    unread,
    lastText,
    lastDirection,
    lastAt,
    assignee,
    review,
    suppressed,
    open,
    labels,
  } = conversation;
  return (
    <li id={`conversation-${id}`} className="border-b border-line">
      <Link
        href={`/${workspaceSlug}/inbox?c=${id}`}
        prefetch={false}
        aria-current={chosen ? "true" : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onChoose(id);
        }}
        className={cn(
          "flex min-h-[5.25rem] flex-col justify-center gap-0.5 px-4 py-2.5 focus-visible:outline-offset-[-2px]",
          chosen ? "bg-selected" : "hover:bg-hover",
        )}
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className={cn("min-w-0 truncate", unread > 0 && "font-semibold")}>
            {name === "" ? <PhoneText phone={phone} /> : <SafeText text={name} />}
          </span>
          <RelativeTime at={lastAt} className="shrink-0 text-xs text-muted" />
        </span>
        <span className="flex items-start justify-between gap-3">
          <span className={cn("line-clamp-1 min-w-0 flex-1 break-all", unread === 0 && "text-muted")}>
            {lastDirection === "out" ? <span className="text-muted">{t("you")} </span> : null}
            {lastText === "" ? (
              <span className="text-muted">{t("noText")}</span>
            ) : (
              <SafeText text={lastText} />
            )}
          </span>
          {unread > 0 ? (
            <span className="shrink-0 rounded-full bg-accent px-1.5 text-xs leading-5 font-medium text-on-accent tabular-nums">
              <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
              <span className="sr-only">{t("unreadCount", { count: unread })}</span>
            </span>
          ) : null}
        </span>
        {labels.length > 0 ? <LabelList labels={labels} most={2} /> : null}
        {assignee || review > 0 || suppressed || !open || name !== "" ? (
          <span className="flex min-w-0 items-center gap-3 text-xs text-muted [&_svg]:size-3.5 [&_svg]:shrink-0">
            {name === "" ? null : <PhoneText phone={phone} />}
            {review > 0 ? (
              <Mark icon={CircleHelp} label={t("toReview")} className="font-medium text-warning" />
            ) : suppressed ? (
              <Mark icon={BellOff} label={t("optedOut")} />
            ) : null}
            {assignee ? (
              <Mark
                icon={UserRound}
                label={assignee.name}
                spoken={t("assignedTo", { name: assignee.name })}
              />
            ) : null}
            {open ? null : <span>{t("closed")}</span>}
          </span>
        ) : null}
      </Link>
    </li>
  );
}

function Mark({
  icon: Icon,
  label,
  spoken,
  className,
}: {
  icon: typeof BellOff;
  label: string;
  spoken?: string;
  className?: string;
}) {
  return (
    <span className={cn("flex min-w-0 items-center gap-1", className)}>
      <Icon aria-hidden="true" />
      <bdi className="truncate" aria-hidden={spoken ? true : undefined}>
        {label}
      </bdi>
      {spoken ? <span className="sr-only">{spoken}</span> : null}
    </span>
  );
}
