"use client";

import { AlarmClock, AtSign, BellOff, CircleHelp, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { PhoneText } from "@/components/ui/phone-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import { readablePhone } from "@/lib/core/readable-phone";
import type { ConversationView } from "@/lib/inbox/conversation.view";
import { LabelList } from "./label-list";

interface ConversationRowProps {
  workspaceSlug: string;
  /** Own member id: a line of one's own is said to be. */
  me: string;
  conversation: ConversationView;
  chosen: boolean;
  onChoose: (id: string) => void;
  /** Null: nothing is being selected. */
  selected: boolean | null;
  onSelect: (id: string) => void;
}

/** Two lines: who, when and what it waits for; what was said last, and by whom. */
export function ConversationRow({
  workspaceSlug,
  me,
  conversation,
  chosen,
  onChoose,
  selected,
  onSelect,
}: ConversationRowProps) {
  const t = useTranslations("inbox");
  const { id, name, phone, unread, assignee, review, suppressed, open, labels } = conversation;
  return (
    <li id={`conversation-${id}`} className="relative flex items-center border-b border-line">
      {selected === null ? null : (
        <Checkbox
          className="ms-3"
          aria-label={t("bulk.select", { name: name || readablePhone(phone) })}
          checked={selected}
          onCheckedChange={() => onSelect(id)}
        />
      )}
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
          "flex min-h-13 min-w-0 flex-1 flex-col justify-center px-3 py-1.5 focus-visible:outline-offset-[-2px]",
          chosen ? "bg-selected" : "hover:bg-hover",
        )}
      >
        <span className="flex items-center gap-2 leading-5 [&_svg]:size-3.5 [&_svg]:shrink-0">
          <span className={cn("min-w-0 flex-1 truncate", unread > 0 && "font-semibold")}>
            {name === "" ? <PhoneText phone={phone} /> : <SafeText text={name} />}
          </span>
          {conversation.channel === "whatsapp" ? (
            <Mark icon={MessageCircle} label={t("channel.whatsapp")} className="text-muted" />
          ) : null}
          {conversation.mentioned ? (
            <Mark icon={AtSign} label={t("mentioned")} className="text-accent-ink" />
          ) : null}
          {review > 0 ? (
            <Mark icon={CircleHelp} label={t("toReview")} className="text-warning" />
          ) : suppressed ? (
            <Mark icon={BellOff} label={t("optedOut")} className="text-muted" />
          ) : null}
          {assignee ? (
            <span title={t("assignedTo", { name: assignee.name })}>
              <Avatar name={assignee.name} className="size-5 text-[0.625rem]" />
              <bdi className="sr-only">{t("assignedTo", { name: assignee.name })}</bdi>
            </span>
          ) : null}
          {open ? null : <span className="shrink-0 text-xs text-muted">{t("closed")}</span>}
          <RowTime conversation={conversation} />
        </span>
        <span className="flex items-center gap-2 leading-5">
          <LastLine me={me} conversation={conversation} />
          {labels.length > 0 ? <LabelList labels={labels} most={1} small /> : null}
          {unread > 0 ? (
            <span className="shrink-0 rounded-full bg-accent px-1.5 text-xs leading-5 font-medium text-on-accent tabular-nums">
              <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
              <span className="sr-only">{t("unreadCount", { count: unread })}</span>
            </span>
          ) : null}
        </span>
      </Link>
    </li>
  );
}

/** Since when the customer waits, until when it is put off, or when something was said last. */
function RowTime({ conversation }: Pick<ConversationRowProps, "conversation">) {
  const t = useTranslations("inbox");
  const { waitingSince, snoozedUntil, lastAt } = conversation;
  const look = "shrink-0 text-xs";
  if (snoozedUntil !== null)
    return (
      <span className="flex shrink-0 items-center gap-1 text-muted" title={t("snooze.until")}>
        <AlarmClock aria-hidden="true" />
        <span className="sr-only">{t("snooze.until")} </span>
        <RelativeTime at={snoozedUntil} className={look} />
      </span>
    );
  if (waitingSince !== null)
    return (
      <span title={t("waitingSince")} className="shrink-0">
        <span className="sr-only">{t("waitingSince")} </span>
        <RelativeTime at={waitingSince} className={cn(look, "text-warning")} />
      </span>
    );
  return <RelativeTime at={lastAt} className={cn(look, "text-muted")} />;
}

function LastLine({ me, conversation }: Pick<ConversationRowProps, "me" | "conversation">) {
  const t = useTranslations("inbox");
  const { lastBy, lastText, unread } = conversation;
  const by = lastBy === null ? "" : lastBy.id === me ? t("you") : t("by", { name: firstName(lastBy.name) });
  return (
    <span className={cn("line-clamp-1 min-w-0 flex-1 break-all", unread === 0 && "text-muted")}>
      {by === "" ? null : <bdi className="text-muted">{by} </bdi>}
      {lastText === "" ? <span className="text-muted">{t("noText")}</span> : <SafeText text={lastText} />}
    </span>
  );
}

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? "";

function Mark({ icon: Icon, label, className }: { icon: typeof BellOff; label: string; className: string }) {
  return (
    <span title={label} className={className}>
      <Icon aria-hidden="true" />
      <span className="sr-only">{label}</span>
    </span>
  );
}
